import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import { apexClasses, componentModules, mentions, type Unit } from './source-map.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
/** `console` composes the features; nothing uses `console`. */
const COMPOSER = 'console';
/** What every feature may use, and what a partner may use beyond it: the callout client and the outbox. */
const SHARED = ['core'];
const SHARED_BY_PARTNERS = [...SHARED, 'outbound'];

function forbidden(user: Unit, used: Unit): boolean {
  const shared = user.feature.startsWith('partners/') ? SHARED_BY_PARTNERS : SHARED;
  return user.feature !== COMPOSER && used.feature !== user.feature && !shared.includes(used.feature);
}

describe('features of force-app', () => {
  it('use core and nothing of each other in Apex; partners use outbound, too', () => {
    const classes = apexClasses(ROOT);
    const byName = new Map(classes.map((unit) => [unit.name, unit]));
    const names = new Set(byName.keys());
    const broken = classes.flatMap((user) =>
      [...mentions(user.code, names)]
        .filter((name) => forbidden(user, byName.get(name)!))
        .map((name) => `${user.file} uses ${byName.get(name)!.file}`),
    );
    assert.deepEqual(broken, [], 'what two features need belongs in core');
    assert.ok(classes.length > 20, 'the classes were found');
  });

  it('use core and nothing of each other in components', () => {
    const modules = componentModules(ROOT);
    const byName = new Map(modules.map((unit) => [unit.name, unit]));
    const broken = modules.flatMap((user) =>
      [...user.code.matchAll(/from 'c\/(\w+)'/g)].flatMap(([, name]) => {
        const used = byName.get(name);
        return used !== undefined && forbidden(user, used) ? [`${user.file} uses ${used.file}`] : [];
      }),
    );
    assert.deepEqual(broken, [], 'what two features need belongs in core');
    assert.ok(modules.length > 5, 'the components were found');
  });
});
