import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { jestConfig } = require('@salesforce/sfdx-lwc-jest/config');

export default {
  ...jestConfig,
  testMatch: ['**/force-app/**/lwc/**/__tests__/**/*.test.ts'],
  moduleNameMapper: {
    ...jestConfig.moduleNameMapper,
    '^lightning/modal$': '<rootDir>/jest-mocks/lightning/modal.ts',
    // a bundle of styles only, which the resolver of sfdx-lwc-jest does not look for
    '^c/hubCards$': '<rootDir>/force-app/main/core/lwc/hubCards/hubCards.css',
  },
  modulePathIgnorePatterns: ['<rootDir>/.local-org', '<rootDir>/node_modules/.cache'],
  setupFilesAfterEnv: [...jestConfig.setupFilesAfterEnv, '<rootDir>/jest.setup.cjs'],
};
