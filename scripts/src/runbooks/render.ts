import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readChecks, readPartners } from './catalogue.ts';

export const RUNBOOKS = 'docs/runbooks';
export const LIST = `${RUNBOOKS}/README.md`;

/** docs/runbooks/README.md: every check and every partner with its runbook, from the records of force-app. */
export function renderList(root: string): string {
  const checks = readChecks(root).map(({ id, label, control, severities }) => {
    const title = titleOf(root, `${id}.md`);
    return `| [${id}](${id}.md) | ${title} | ${severities.join(', ')} | ${label} | ${control ?? ''} |`;
  });
  const partners = readPartners(root).map(({ label, file }) => `- [${label}](${file})`);
  return [
    '# Runbooks',
    '',
    'Made by `npm run build:runbooks` from the records in force-app; a test says when it is out of date.',
    '',
    '## Checks',
    '',
    `${checks.length} checks. Each passes, fails with its findings, or is unreadable and says why.`,
    '',
    '| check | finds | severity | passes when | control |',
    '| --- | --- | --- | --- | --- |',
    ...checks,
    '',
    '## Partners',
    '',
    ...partners,
    '',
  ].join('\n');
}

function titleOf(root: string, file: string): string {
  const [first = ''] = readFileSync(path.join(root, RUNBOOKS, file), 'utf8').split('\n');
  return first.replace(/^# /, '');
}
