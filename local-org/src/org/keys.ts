import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole, type StatePaths } from './state.ts';

export interface CliKey {
  /** PEM file for `sf org login jwt --jwt-key-file` */
  readonly file: string;
  readonly publicKey: KeyObject;
}

/** The key pair of the CLI's app, made once per state directory and readable by its owner only. */
export function cliKey(paths: StatePaths): CliKey {
  const file = join(paths.keys, 'cli-jwt.key');
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    writeWhole(file, privateKey.export({ type: 'pkcs8', format: 'pem' }) as string, 0o600);
  }
  return { file, publicKey: createPublicKey(createPrivateKey(readFileSync(file, 'utf8'))) };
}
