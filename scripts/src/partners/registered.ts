import { globSync } from 'node:fs';

/** How many partners the register of the source has: those of the project, and those of one's own. */
export function countPartners(root: string): number {
  return globSync('force-app/main/partners/*/customMetadata/Hub_Integration.*.md-meta.xml', { cwd: root }).length;
}
