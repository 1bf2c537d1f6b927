import { parseFlags } from './options.ts';

/** `local-org prepare`: builds the caches of schema, metadata types and base components, each only when it is missing. */
export async function prepareCommand(argv: string[]): Promise<number> {
  parseFlags(argv, {});
  const [{ prepareSchema }, { prepareMetadataTypes }, { prepareLightning }] = await Promise.all([
    import('../schema/index.ts'),
    import('../metadata/index.ts'),
    import('../lightning/index.ts'),
  ]);
  prepareSchema();
  await prepareMetadataTypes();
  let shown = -1;
  await prepareLightning({
    onProgress: ({ done, total, message }) => {
      const tenth = Math.floor((done / total) * 10);
      if (tenth === shown) return;
      shown = tenth;
      process.stdout.write(`${message} ${tenth * 10} %\n`);
    },
  });
  return 0;
}
