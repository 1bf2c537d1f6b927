import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { CAPABILITIES } from './capabilities.ts';
import { manifestFile, renderManifest } from './render.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');

describe('manifests', () => {
  for (const capability of CAPABILITIES)
    it(`${manifestFile(capability)} holds what its folders hold`, async () => {
      assert.equal(
        readFileSync(path.join(ROOT, manifestFile(capability)), 'utf8'),
        await renderManifest(ROOT, capability),
        'run `npm run build:manifests` and commit the result',
      );
    });

  it('leaves out only what exists', async () => {
    for (const { without = [], ...capability } of CAPABILITIES) {
      const whole = await renderManifest(ROOT, capability);
      for (const component of without)
        assert.ok(whole.includes(`<members>${component.split(':')[1]}<`), `${component} of ${capability.name}`);
    }
  });

  it('are all known', () => {
    assert.deepEqual(
      readdirSync(path.join(ROOT, 'manifest')).sort(),
      CAPABILITIES.map(({ name }) => `${name}.xml`).sort(),
      'a manifest that no capability makes would go out of date',
    );
  });
});
