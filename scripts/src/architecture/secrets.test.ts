import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { apexClasses } from './source-map.ts';

/** text stays: a query may be text */
const COMMENTS = /\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;
const ROOT = path.resolve(import.meta.dirname, '../../..');

/** Files of the repository by a git pathspec, with their text. */
function tracked(...patterns: readonly string[]): { file: string; text: string }[] {
  const files = execFileSync('git', ['ls-files', '-z', '--', ...patterns], { cwd: ROOT, encoding: 'utf8' })
    .split('\0')
    .filter(Boolean);
  assert.ok(files.length > 0, `git knows files of ${patterns.join(', ')}`);
  return files.map((file) => ({ file, text: readFileSync(path.join(ROOT, file), 'utf8') }));
}

const matching = (files: readonly { file: string; text: string }[], pattern: RegExp): string[] =>
  files.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

describe('what must never be in the source', () => {
  it('selects no token field', () => {
    const classes = tracked('force-app/**/*.cls').map(({ file, text }) => ({ file, text: text.replace(COMMENTS, '') }));
    assert.deepEqual(
      matching(classes, /\b(AccessToken|RequestToken|DeleteToken)\b/i),
      [],
      'tokens are read as counts and dates only',
    );
  });

  it('calls no raw URL from Apex: callouts go through named credentials', () => {
    const classes = apexClasses(ROOT).map(({ file }) => ({ file, text: readFileSync(path.join(ROOT, file), 'utf8') }));
    assert.deepEqual(
      matching(classes, /setEndpoint\(\s*'(?!callout:)/i),
      [],
      'an endpoint is callout:<named credential>',
    );
  });

  it('holds no consumer key or secret, password or private key', () => {
    const metadata = tracked('force-app/**/*-meta.xml', 'org-bound/**/*-meta.xml');
    assert.deepEqual(
      matching(
        metadata,
        /<(consumerKey|consumerSecret|password|oauthToken|oauthRefreshToken|awsAccessSecret|oauthLink|orgScopedExternalApp)>[^<]/,
      ),
      [],
      'secrets and ids of one org stay out',
    );
    assert.deepEqual(
      matching(
        tracked('*.ts', '*.json', '*.cls', '*.xml', '*.yaml'),
        /-----BEGIN (RSA |EC )?PRIVATE KEY-----\s*\n?[A-Za-z0-9+/]/,
      ),
      [],
      'no private key',
    );
  });
});
