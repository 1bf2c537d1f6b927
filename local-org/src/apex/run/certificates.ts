import type { OrgDatabase } from '../../data/index.ts';

/** Private key (PKCS#8 PEM) of a certificate of Certificate and Key Management; null when there is none of this name. */
export function certificateKey(db: OrgDatabase, developerName: string): string | null {
  if (!db.tables.exists('_certificate_keys')) return null;
  const row = db.prepare('SELECT pem FROM _certificate_keys WHERE name = ? COLLATE NOCASE').get(developerName);
  return typeof row?.['pem'] === 'string' ? row['pem'] : null;
}
