import type { ApexCompilation, ApexSource, Compilers, LwcCompilation, LwcSource } from './compilers.ts';
import type { Problem } from './types.ts';

interface ApexRoom {
  compile(request: { files: readonly { path: string; text: string; apiVersion: number }[]; schema: unknown }): {
    problems: readonly Problem[];
    program: unknown;
  };
}
interface LightningRoom {
  compileBundle(bundle: {
    name: string;
    files: readonly { path: string; text: string; file: string }[];
  }): Promise<{ problems: readonly Problem[]; module: unknown }> | { problems: readonly Problem[]; module: unknown };
}

/** The compilers of the rooms apex and lightning, loaded when they are first needed. */
export function defaultCompilers(): Compilers {
  return { compileApex, compileLwc };
}

async function compileApex(files: readonly ApexSource[], schema: unknown): Promise<ApexCompilation> {
  const room: ApexRoom = (await import('../apex/index.ts')) as unknown as ApexRoom;
  return room.compile({
    files: files.map(({ file, source, apiVersion }) => ({ path: file, text: source, apiVersion })),
    schema,
  });
}

async function compileLwc(bundle: LwcSource): Promise<LwcCompilation> {
  const room: LightningRoom = (await import('../lightning/index.ts')) as unknown as LightningRoom;
  const files = bundle.files.map(({ path, file, source }) => ({ path, file, text: source }));
  const { problems, module } = await room.compileBundle({ name: bundle.fullName, files });
  return { problems, modules: module };
}
