import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import tls from 'node:tls';
import { selfSigned } from './self-signed.ts';

/** Hosts that fail before any partner is reached, and one to which a redirect points. */
export interface FailingHosts {
  /** for the local org's hosts file */
  readonly hosts: Readonly<Record<string, string>>;
  /** how often somebody followed the redirect */
  readonly followed: () => number;
  close(): void;
}

export async function openFailingHosts(): Promise<FailingHosts> {
  const closed = await closedPort();
  const untrusted = tls.createServer(selfSigned('untrusted.example'));
  const noCipher = tls.createServer({});
  for (const server of [untrusted, noCipher]) server.on('tlsClientError', () => undefined);
  let followed = 0;
  const elsewhere = http.createServer((_request, response) => {
    followed += 1;
    response.end('{}');
  });
  const ports = await Promise.all([untrusted, noCipher, elsewhere].map(portOf));
  return {
    hosts: {
      'gone.example': `http://127.0.0.1:${closed}#unknown`,
      'gone-direct.example': `http://127.0.0.1:${closed}#direct&unknown`,
      'closed.example': `http://127.0.0.1:${closed}`,
      'closed-direct.example': `http://127.0.0.1:${closed}#direct`,
      'untrusted.example': `https://127.0.0.1:${ports[0]}`,
      'no-cipher.example': `https://127.0.0.1:${ports[1]}`,
      'elsewhere.example': `http://127.0.0.1:${ports[2]}`,
    },
    followed: () => followed,
    close: () => {
      for (const server of [untrusted, noCipher, elsewhere]) server.close();
      elsewhere.closeAllConnections();
    },
  };
}

async function portOf(server: net.Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function closedPort(): Promise<number> {
  const server = net.createServer();
  const port = await portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}
