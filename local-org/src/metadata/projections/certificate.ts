import { X509Certificate } from 'node:crypto';
import { flagOf, named, numberOf, oneRow, textOf, type DeployedComponent } from './projection.ts';

const YEARS: Readonly<Record<number, number>> = { 2048: 1, 4096: 2 };

/** A certificate of Certificate and Key Management; its private key is made elsewhere, because it never travels. */
export const certificate = oneRow('Certificate', 'Certificate', (deployed) => ({
  ...named(deployed, 'masterLabel'),
  ExpirationDate: expirationDate(deployed),
  KeySize: keySize(deployed),
  OptionsIsCaSigned: flagOf(deployed.document, 'caSigned'),
  OptionsIsPrivateKeyExportable: flagOf(deployed.document, 'privateKeyExportable', true),
}));

function keySize({ document }: DeployedComponent): number {
  return numberOf(document, 'keySize') ?? 2048;
}

/**
 * Read only: one year after the creation of a self-signed certificate with a 2048-bit key, two with 4096 bits, and that of
 * the uploaded chain for one that an authority signed (Metadata API Developer Guide, "Certificate").
 */
function expirationDate(deployed: DeployedComponent): string | null {
  if (flagOf(deployed.document, 'caSigned'))
    return chainExpiry(deployed) ?? textOf(deployed.document, 'expirationDate');
  const created = new Date(deployed.component.createdDate);
  created.setUTCFullYear(created.getUTCFullYear() + (YEARS[keySize(deployed)] ?? 1));
  return dateOf(created);
}

function chainExpiry({ store, component }: DeployedComponent): string | null {
  for (const bytes of store.files(component).values()) {
    try {
      return dateOf(new Date(new X509Certificate(bytes).validTo));
    } catch {
      // what is no X.509 certificate has no date
    }
  }
  return null;
}

function dateOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
