import { parseArgs } from 'node:util';

export const SHAPES = ['developer', 'enterprise', 'enterprise-event-monitoring'] as const;
export type Shape = (typeof SHAPES)[number];
export interface StartFlags {
  readonly port: number;
  readonly open: boolean;
  readonly reset: boolean;
  readonly shape: Shape;
}

export class FlagError extends Error {
  constructor(message: string) {
    super(`${message}\nUsage: npm start -- [--port N] [--no-open] [--reset] [--shape ${SHAPES.join('|')}]`);
    this.name = 'FlagError';
  }
}

export const DEFAULT_PORT = 7_070;

/** Reads what stands behind `npm start --`. Throws FlagError. */
export function readFlags(argv: readonly string[], env: NodeJS.ProcessEnv): StartFlags {
  const { values } = parse(argv);
  const port = Number(values.port ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new FlagError(`--port takes a number from 0 to 65535, not "${values.port}".`);
  const shape = SHAPES.find((known) => known === (values.shape ?? 'enterprise'));
  if (shape === undefined) throw new FlagError(`There is no shape "${values.shape}".`);
  return { port, open: values['no-open'] !== true && env.CI === undefined, reset: values.reset === true, shape };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        port: { type: 'string' },
        'no-open': { type: 'boolean' },
        reset: { type: 'boolean' },
        shape: { type: 'string' },
      },
    });
  } catch (error) {
    throw new FlagError(error instanceof Error ? error.message : String(error));
  }
}
