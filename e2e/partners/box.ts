import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { afterEach, before, it } from 'node:test';
import type { BoxControl } from '../../simulators/src/partners/box/index.ts';
import { apexValue, runApex } from '../anonymous-apex.ts';
import { signInToBox } from './box/sign-in.ts';
import type { PartnerStory } from './stories.ts';

const PART_BYTES = 1024 * 1024;

interface File {
  readonly id: string;
  readonly etag: string;
}

export const story: PartnerStory = (system) => {
  const box = (): BoxControl => system().simulators.control<BoxControl>('box');
  const value = <T>(apex: string): Promise<T> => apexValue<T>(system().session, apex);
  const print = <T>(expression: string): Promise<T> => value<T>(`System.debug(JSON.serialize(${expression}));`);
  const fails = (apex: string, pattern: RegExp, why: string): Promise<void> =>
    assert.rejects(runApex(system().session, apex), pattern, why);

  before(() => signInToBox(system()));
  afterEach(() => system().simulators.setFault('box', null));

  it('reads a folder and its 230 items, by offset and by marker', async () => {
    assert.equal(await print<string>("new HubBoxClient().folder('0').name"), 'All Files', 'the root folder');
    const counts = await value<number[]>(`
      HubBoxClient box = new HubBoxClient();
      Set<String> ids = new Set<String>();
      Integer pages = 0;
      for (Integer offset = 0; offset != null; pages++) {
        HubBoxItemPage page = box.items('0', offset, 100);
        for (HubBoxItem item : page.entries) { ids.add(item.id); }
        offset = page.nextOffset();
      }
      HubBoxItemIterator items = new HubBoxItemIterator('0', null, 5);
      Integer iterated = 0;
      while (items.hasNext()) { items.next(); iterated++; }
      System.debug(JSON.serialize(new List<Integer>{ pages, ids.size(), iterated }));`);
    assert.deepEqual(counts, [3, 230, 230], 'three pages, each item once');
  });

  it('refreshes tokens that have ended, again and again, without anybody noticing', async () => {
    for (let time = 0; time < 3; time++) {
      box().endTokens();
      assert.equal(await print<string>("new HubBoxClient().file('10000').name"), 'Document 1.pdf', 'the file');
    }
  });

  it('uploads binary content of every remainder, and downloads it again', async () => {
    for (const size of [0, 1, 2, 3, 4, 255, 256, 257]) {
      const content = Buffer.from(Array.from({ length: size }, (_, index) => (index * 7 + 250) % 256));
      const apex = `
        Blob content = EncodingUtil.convertFromHex('${content.toString('hex')}');
        HubBoxFile file = new HubBoxUploadClient().upload('0', 'Ünicode ${size}.bin', content);
        Blob back = new HubBoxDownloadClient().download(file.id).bytes;
        System.debug(JSON.serialize(new List<String>{ file.id, EncodingUtil.convertToHex(back) }));`;
      const [id, back] = await value<[string, string]>(apex);
      assert.deepEqual(box().store.file(id).content, content, `${size} bytes arrived as they were`);
      assert.equal(back, content.toString('hex'), `${size} bytes came back`);
    }
    assert.equal(box().tokensSeenAtDownloads(), 0, 'the download host never saw a token');
  });

  it('says which file has a name already', async () => {
    const [code, conflict] = await value<[string, string]>(`
      try {
        new HubBoxUploadClient().upload('0', 'DOCUMENT 1.pdf', Blob.valueOf('x'));
      } catch (HubCalloutException.ConflictException e) {
        HubBoxError error = HubBoxError.of(e);
        System.debug(JSON.serialize(new List<String>{ error.code, error.conflictId }));
      }`);
    assert.deepEqual([code, conflict], ['item_name_in_use', '10000'], 'Box says by which');
  });

  it('changes nothing that somebody else has changed', async () => {
    const file = await print<File>("new HubBoxClient().file('10001')");
    const change = (etag: string): string =>
      `HubBoxFile changes = new HubBoxFile(); changes.description = 'signed'; System.debug(JSON.serialize(new HubBoxClient().change('10001', changes, '${etag}')));`;
    const changed = await value<File>(change(file.etag));
    assert.notEqual(changed.etag, file.etag, 'a change makes another etag');
    await fails(change(file.etag), /PreconditionFailedException/, 'the old etag is refused');
    const version = (etag: string): string =>
      `HubBoxFile file = new HubBoxClient().file('10001'); file.etag = '${etag}'; new HubBoxUploadClient().uploadVersion(file, Blob.valueOf('new'));`;
    await fails(version(file.etag), /PreconditionFailedException/, 'for a new version, too');
    await runApex(system().session, version(changed.etag));
    assert.equal(box().store.file('10001').content.toString(), 'new', 'the new version');
  });

  it('keeps metadata: made once, changed wholly or not at all, removed', async () => {
    const at = "'10002', 'global', 'properties'";
    const client = 'new HubBoxMetadataClient()';
    await fails(`${client}.read(${at});`, /NotFoundException/, 'none yet');
    const create = `${client}.create(${at}, new Map<String, Object>{ 'state' => 'new', 'pages' => 3 })`;
    assert.deepEqual(await print<object>(`${create}.values`), { state: 'new', pages: 3 }, 'made');
    await fails(`${create};`, /ConflictException/, 'a second is refused');
    const change = (state: string): string =>
      `${client}.change(${at}, new HubBoxPatch().add('by/whom', 'me').test('state', '${state}').replace('state', 'done'))`;
    await fails(`${change('old')};`, /BadRequestException/, 'somebody changed the state');
    assert.deepEqual(
      await print<object>(`${client}.read(${at}).values`),
      { state: 'new', pages: 3 },
      'nothing changed',
    );
    const changed = await print<{ values: object; version: number }>(change('new'));
    assert.deepEqual(changed.values, { state: 'done', pages: 3, 'by/whom': 'me' }, 'all of it changed');
    assert.equal(changed.version, 1, 'and the version says so');
    await runApex(system().session, `${client}.remove(${at});`);
    assert.equal(box().store.file('10002').metadata.size, 0, 'removed');
  });

  it('waits for a file that is not ready, and calls other files meanwhile', async () => {
    box().store.file('10003').readyAt = Date.now() + 60_000;
    const [seconds, name] = await value<[number, string]>(`
      HubBoxContent content = new HubBoxDownloadClient().download('10003');
      HubBoxFile other = new HubBoxClient().file('10004');
      System.debug(JSON.serialize(new List<Object>{ content.retryAfterSeconds, other.name }));`);
    assert.ok(seconds > 0 && seconds <= 60, `Box says how long: ${seconds}`);
    assert.equal(name, 'Document 5.pdf', 'the wait is for one file');
  });

  it('reads a range of a file', async () => {
    const range = await print<string>("new HubBoxDownloadClient().download('10005', 1, 3).bytes.toString()");
    assert.equal(range, 'PDF', 'that range and no more');
  });

  it('uploads a large file in parts, and closes the session when Box is ready', async () => {
    const size = 20 * PART_BYTES - 1;
    const whole = Buffer.alloc(size, 'x');
    box().sessions.partSize = PART_BYTES;
    box().sessions.pendingCommits = 1;
    const digest = createHash('sha1').update(whole).digest('hex');
    const [waited, id] = await value<[number, string]>(`
      HubBoxSessionClient sessions = new HubBoxSessionClient();
      HubBoxUploadSession session = sessions.open('0', 'large.bin', ${size}L);
      Blob part = Blob.valueOf('x'.repeat(${PART_BYTES}));
      Blob last = Blob.valueOf('x'.repeat(${PART_BYTES - 1}));
      for (Long offset = 0; offset < ${size}L; offset += session.part_size) {
        sessions.put(session, offset, ${size}L, offset + session.part_size > ${size}L ? last : part);
      }
      List<HubBoxUploadPart> parts = sessions.parts(session, 0).entries;
      Blob digest = EncodingUtil.convertFromHex('${digest}');
      Integer waits = sessions.close(session, parts, digest).retryAfterSeconds;
      System.debug(JSON.serialize(new List<Object>{ waits, sessions.close(session, parts, digest).file.id }));`);
    assert.equal(waited, 1, 'Box was still at work');
    assert.equal(box().store.file(id).sha1, digest, 'the file is whole');
  });

  it('gives up a session, and is told that small files need none', async () => {
    await fails("new HubBoxSessionClient().open('0', 'small.bin', 10L);", /BadRequestException/, 'too small');
    await fails(
      `HubBoxSessionClient sessions = new HubBoxSessionClient();
       HubBoxUploadSession session = sessions.open('0', 'given-up.bin', 20000000L);
       sessions.abort(session);
       sessions.read(session.id);`,
      /NotFoundException/,
      'Box has forgotten it',
    );
  });

  it('says that a folder is not there', async () => {
    await fails("new HubBoxClient().folder('4711');", /NotFoundException/, 'a typed failure');
  });

  it('makes a folder later, by the outbox', async () => {
    const order = "HubBoxClient.createFolderLater('0', 'Made later', UserInfo.getUserId()).messageId";
    assert.notEqual(await print<string | null>(order), null, 'kept');
    const isThere = (): boolean =>
      box()
        .store.children('0')
        .some(({ name }) => name === 'Made later');
    for (let attempt = 0; attempt < 50 && !isThere(); attempt++)
      await new Promise((resolve) => setTimeout(resolve, 200));
    assert.ok(isThere(), 'the folder is there');
  });

  it('finds out whether a folder was made when the answer was lost, and makes it when it was not', async () => {
    const made = (): number =>
      box()
        .store.children('0')
        .filter(({ name }) => name.startsWith('In doubt')).length;
    const lost = { kind: 'reset', times: 1, path: '/2.0/folders' } as const;
    for (const [name, fault] of [
      ['In doubt, but there', { ...lost, afterActing: true }],
      ['In doubt, and not there', { ...lost, kind: 'reset-after-reading' as const }],
    ] as const) {
      system().simulators.setFault('box', fault);
      const order = `HubOutbox.enqueue(HubMessage.to('Box').post('/folders').content('{"name":"${name}","parent":{"id":"0"}}', 'application/json')).messageId`;
      const id = await print<string>(order);
      await until(id, 'Unknown');
      await runApex(
        system().session,
        `Hub_Message__c message = [SELECT Integration__c FROM Hub_Message__c WHERE Id = '${id}'];
         HubMessageStatus.toAsk(message, Datetime.now().addMinutes(-1));
         update message;
         HubClaimJob.wake(new Set<String>{ 'Box' });`,
      );
      await until(id, 'Delivered');
    }
    assert.equal(made(), 2, 'each of them once');
  });
  const until = async (id: string, status: string): Promise<void> => {
    let found = '';
    for (let attempt = 0; attempt < 50 && found !== status; attempt++) {
      if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, 200));
      found = await print<string>(`[SELECT Status__c FROM Hub_Message__c WHERE Id = '${id}'].Status__c`);
    }
    assert.equal(found, status, 'state of the message');
  };

  it('says that a person has to sign in again when access was withdrawn, and works when one has', async () => {
    box().withdrawAccess();
    await fails("new HubBoxClient().folder('0');", /SignInRefusedException[^]*invalid_grant/, 'what Box said');
    await signInToBox(system());
    assert.equal(await print<string>("new HubBoxClient().folder('0').id"), '0', 'one click later');
  });

  it('spares a Box that asks to wait', async () => {
    system().simulators.setFault('box', { kind: 'throttle', retryAfter: 1, times: 1 });
    const [state, seconds, second] = await value<[string, number, string]>(`
      List<Object> seen = new List<Object>();
      try {
        new HubBoxClient().folder('0');
      } catch (HubCalloutException.ThrottledException e) {
        seen.add(e.state);
        seen.add(e.retryAfterSeconds);
      }
      try {
        new HubBoxClient().folder('0');
      } catch (HubCalloutException.BreakerOpenException e) {
        seen.add(e.state);
      }
      System.debug(JSON.serialize(seen));`);
    assert.deepEqual([state, seconds, second], ['Throttled', 1, 'BreakerOpen'], 'nobody calls before it may');
  });
};
