import type { ApexValue, PlatformClass } from '../../abi.ts';
import type { Engine } from '../engine.ts';
import { callMethod } from './helpers.ts';

/** System.InstallContext and UninstallContext: what handlers of a package are told. */
class PackageContext {
  readonly #engine: Engine;
  readonly #previous: ApexValue;
  readonly #isPush: boolean;
  constructor(engine: Engine, previous: ApexValue, isPush: boolean) {
    this.#engine = engine;
    this.#previous = previous;
    this.#isPush = isPush;
  }
  organizationid(): string {
    return this.#engine.org.id;
  }
  installerid(): string {
    return this.#engine.transaction.userId;
  }
  uninstallerid(): string {
    return this.#engine.transaction.userId;
  }
  isupgrade(): boolean {
    return this.#previous !== null;
  }
  ispush(): boolean {
    return this.#isPush;
  }
  previousversion(): ApexValue {
    return this.#previous;
  }
}

/** System.SandboxContext. */
class SandboxContext {
  readonly #args: readonly ApexValue[];
  constructor(args: readonly ApexValue[]) {
    this.#args = args;
  }
  organizationid(): ApexValue {
    return this.#args[0] ?? null;
  }
  sandboxid(): ApexValue {
    return this.#args[1] ?? null;
  }
  sandboxname(): ApexValue {
    return this.#args[2] ?? null;
  }
}

export function install(engine: Engine, handler: ApexValue, previous: ApexValue, isPush: boolean): null {
  callMethod(handler, 'oninstall', new PackageContext(engine, previous, isPush));
  return null;
}

export function uninstall(engine: Engine, handler: ApexValue): null {
  callMethod(handler, 'onuninstall', new PackageContext(engine, null, false));
  return null;
}

export function sandboxCopied(script: ApexValue, args: readonly ApexValue[]): null {
  callMethod(script, 'runapexclass', new SandboxContext(args));
  return null;
}

export const INSTALL_CLASSES: readonly PlatformClass[] = [
  { name: 'System.InstallContext', jsClass: PackageContext },
  { name: 'System.UninstallContext', jsClass: PackageContext },
  { name: 'System.SandboxContext', jsClass: SandboxContext },
  ...['System.InstallHandler', 'System.UninstallHandler', 'System.SandboxPostCopy'].map((name) => ({ name })),
];
