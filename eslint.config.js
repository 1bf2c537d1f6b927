import { defineConfig, globalIgnores } from 'eslint/config';
import lwcTypeScript from '@salesforce/eslint-config-lwc/recommended-ts.js';
import jest from 'eslint-plugin-jest';
import globals from 'globals';
import typescript from 'typescript-eslint';

const NODE_CODE = [
  'local-org/**/*.ts',
  'scripts/**/*.ts',
  'simulators/**/*.ts',
  'e2e/**/*.ts',
  'bench/**/*.ts',
  'config/**/*.ts',
];
const COMPONENTS = ['force-app/**/lwc/**/*.ts'];

export default defineConfig([
  globalIgnores([
    '**/node_modules/',
    '.local-org/',
    '**/coverage/',
    'force-app/**/lwc/**/*.js',
    '**/fixtures/',
    'local-org/src/lightning/client/',
  ]),
  {
    files: NODE_CODE,
    extends: [typescript.configs.recommendedTypeChecked],
    languageOptions: {
      globals: globals.node,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: ['describe', 'it', 'test', 'before', 'after'].map((name) => ({
            from: 'package',
            package: 'node:test',
            name,
          })),
        },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': 'off',
      'no-console': 'off',
    },
  },
  {
    files: COMPONENTS,
    extends: [lwcTypeScript, typescript.configs.recommended],
    languageOptions: {
      parser: typescript.parser,
      parserOptions: {
        ecmaVersion: 'latest',
        sourceType: 'module',
        project: './tsconfig.lwc.json',
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      'no-unused-vars': 'off',
      'no-void': ['error', { allowAsStatement: true }],
    },
  },
  {
    files: ['force-app/**/lwc/**/*.test.ts'],
    plugins: { jest },
    languageOptions: { globals: { ...globals.node, ...jest.environments.globals.globals } },
    rules: {
      ...jest.configs['flat/recommended'].rules,
      '@lwc/lwc/no-unexpected-wire-adapter-usages': 'off',
      '@lwc/lwc/no-async-operation': 'off',
    },
  },
]);
