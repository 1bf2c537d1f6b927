import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const HOST = 'slow-partner.example';

/** A partner that thinks for a while before it answers. */
export interface SlowPartner {
  /** for the local org's hosts file */
  readonly hosts: Readonly<Record<string, string>>;
  /** the address that a named credential names */
  readonly endpoint: string;
  close(): Promise<void>;
}

/** Answers every request with 200 after `delay` milliseconds. */
export async function startSlowPartner(delay = 200): Promise<SlowPartner> {
  const server = createServer((_request, response) => {
    setTimeout(() => response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"status":"UP"}'), delay);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    hosts: { [HOST]: `http://127.0.0.1:${port}` },
    endpoint: `https://${HOST}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
