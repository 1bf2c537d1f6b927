import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';

const require = createRequire(import.meta.url);
const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];
const macApplications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

export interface BrowserPlace {
  readonly executable: string;
  /** what the browser needs beyond our own environment */
  readonly environment: Readonly<Record<string, string>>;
  readonly args: readonly string[];
}

/** No browser could be found or started; the message says what was tried and which command installs one. */
export class BrowserError extends Error {
  constructor(tried: string, options?: ErrorOptions) {
    super(
      `${tried}\nInstall a browser with: npx playwright-core install chromium-headless-shell, or set CHROME_PATH to one.`,
      options,
    );
    this.name = 'BrowserError';
  }
}

/** Starts a headless Chromium: an installed one, else the one that comes from npm. The caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const place = await findBrowser();
  try {
    return await chromium.launch({
      executablePath: place.executable,
      args: [...place.args],
      env: { ...definedEnvironment(), ...place.environment },
    });
  } catch (error) {
    throw new BrowserError(`The browser ${place.executable} does not start.`, { cause: error });
  }
}

/** Where the browser is: CHROME_PATH, one on the PATH, one of the usual places, Playwright's own, else the npm package. */
export async function findBrowser(environment: NodeJS.ProcessEnv = process.env): Promise<BrowserPlace> {
  const named = environment['CHROME_PATH'];
  if (named) {
    if (!existsSync(named)) throw new BrowserError(`CHROME_PATH names ${named}, which does not exist.`);
    return installed(named);
  }
  const candidates = [
    ...(environment['PATH'] ?? '').split(delimiter).flatMap((folder) => commands.map((name) => join(folder, name))),
    ...macApplications,
    chromium.executablePath(),
  ];
  const found = candidates.find((path) => path !== '' && existsSync(path));
  return found ? installed(found) : unpackedBrowser();
}

function installed(executable: string): BrowserPlace {
  return { executable, environment: {}, args: [] };
}

/** Unpacks @sparticuz/chromium, built for Linux on x64, with the libraries that a bare machine lacks. */
async function unpackedBrowser(): Promise<BrowserPlace> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new BrowserError(
      `No browser is installed, and the one from npm runs only on Linux x64, not ${process.platform} ${process.arch}.`,
    );
  }
  // the package's main file is build/index.js
  const packageRoot = dirname(dirname(require.resolve('@sparticuz/chromium')));
  const { version } = require(join(packageRoot, 'package.json')) as { version: string };
  const folder = join(dirname(dirname(packageRoot)), '.cache', 'browser', version);
  if (!existsSync(folder)) await unpack(join(packageRoot, 'bin'), folder);
  return {
    executable: join(folder, 'chromium'),
    environment: {
      LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(delimiter),
      FONTCONFIG_PATH: join(folder, 'fonts'),
    },
    args: ['--no-zygote', '--disable-gpu', '--font-render-hinting=none'],
  };
}

/** Unpacks beside the target and renames, so that an interrupted unpacking is never taken for a browser. */
async function unpack(archives: string, folder: string): Promise<void> {
  const { inflate } = await import('@sparticuz/chromium');
  const draft = `${folder}.${randomUUID()}`;
  await mkdir(draft, { recursive: true });
  const before = process.env['TMPDIR'];
  // the package unpacks into the folder for temporary files
  process.env['TMPDIR'] = draft;
  try {
    for (const name of ['al2023.tar.br', 'fonts.tar.br', 'chromium.br']) await inflate(join(archives, name));
    await writeFile(join(draft, 'fonts', 'fonts.conf'), fontConfiguration(folder));
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw new BrowserError('The browser from npm could not be unpacked.', { cause: error });
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

/** The configuration in the package looks for its fonts only in fixed folders, and without any font no text has a size. */
function fontConfiguration(folder: string): string {
  const folders = [join(folder, 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts'];
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders.map((each) => `  <dir>${each}</dir>`).join('\n')}
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
