import { generateKeyPairSync } from 'node:crypto';
import type { OrgDatabase } from '../../data/index.ts';

const KEYS = '_certificate_keys';

/** Private key (PKCS#8 PEM) of a certificate of Certificate and Key Management; null when there is none of this name. */
export function certificateKey(db: OrgDatabase, developerName: string): string | null {
  if (!db.tables.exists(KEYS)) return null;
  const row = db.prepare(`SELECT pem FROM ${KEYS} WHERE name = ? COLLATE NOCASE`).get(developerName);
  return typeof row?.['pem'] === 'string' ? row['pem'] : null;
}

/**
 * Makes a key pair of this org for every deployed certificate that has none: a certificate that is not signed by an
 * authority comes without a key, and each org has its own (Metadata API Developer Guide, "Certificate").
 */
export function makeCertificateKeys(db: OrgDatabase): void {
  const lacking = lackingKeys(db);
  if (lacking.length === 0) return;
  const keys = lacking.map(({ name, size }) => ({ name, pem: privateKey(size) }));
  db.transaction(() => {
    db.lock();
    db.ownTable(KEYS, 'name TEXT PRIMARY KEY COLLATE NOCASE, pem TEXT NOT NULL');
    for (const { name, pem } of keys)
      db.prepare(`INSERT OR IGNORE INTO ${KEYS} (name, pem) VALUES (?, ?)`).run(name, pem);
  });
}

function lackingKeys(db: OrgDatabase): { name: string; size: number }[] {
  if (!db.tables.exists('Certificate')) return [];
  const rows = db.prepare('SELECT "DeveloperName" AS name, "KeySize" AS size FROM "Certificate"').all();
  return rows
    .map(({ name, size }) => ({ name: String(name), size: Number(size ?? 2048) }))
    .filter(({ name }) => certificateKey(db, name) === null);
}

function privateKey(modulusLength: number): string {
  const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength });
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}
