import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApex, testClass } from '../test-classes.ts';
import { openProject } from '../test-project.ts';

const PARTITION =
  '<?xml version="1.0" encoding="UTF-8"?><PlatformCachePartition xmlns="http://soap.sforce.com/2006/04/metadata"><isDefaultPartition>true</isDefaultPartition><masterLabel>Main</masterLabel></PlatformCachePartition>';
const FILES = { 'cachePartitions/Main.cachePartition-meta.xml': PARTITION };

const METHODS = `
    class Loader implements Cache.CacheBuilder {
        public Object doLoad(String key) { return 'loaded ' + key; }
    }
    @IsTest static void keepsAndForgets() {
        Cache.Org.put('one', 1);
        Assert.areEqual(1, Cache.Org.get('one'));
        Assert.isTrue(Cache.Org.contains('one'));
        Assert.isTrue(Cache.Org.remove('one'));
        Assert.isNull(Cache.Org.get('one'));
        Assert.areEqual('loaded x', Cache.Session.getPartition('local.Main').get(Loader.class, 'x'));
        Assert.isTrue(Cache.Org.getPartition('local.Main').getCapacity() >= 0);
    }
    @IsTest static void refusesShortTimes() {
        try {
            Cache.Org.put('one', 1, 10);
            Assert.fail('it was kept');
        } catch (Cache.InvalidParamException e) {
            Assert.isTrue(e.getMessage().contains('10'), e.getMessage());
        }
    }
    @IsTest static void tellsHowItWent() {
        Cache.OrgPartition part = Cache.Org.getPartition('local.Main');
        Assert.areEqual(0, part.getMissRate());
        Assert.areEqual(0, part.getAvgGetTime());
        Assert.areEqual(0, part.getMaxValueSize());
        part.put('short', 'x');
        part.put('longer', 'x'.repeat(100));
        part.get('short');
        part.get('nothing');
        Assert.areEqual(0.5, part.getMissRate());
        Assert.isTrue(part.getMaxGetTime() >= part.getAvgGetTime() && part.getAvgGetTime() > 0);
        Assert.isTrue(part.getMaxValueSize() > part.getAvgValueSize() && part.getAvgValueSize() > 50);
    }
    class NoLoader {}
    @IsTest static void validatesNames() {
        Assert.areEqual('ns.p.k', Cache.OrgPartition.createFullyQualifiedKey('ns', 'p', 'k'));
        Assert.areEqual('ns.p', Cache.SessionPartition.createFullyQualifiedPartition('ns', 'p'));
        Cache.Partition.validateKey(true, 'key1');
        Cache.Partition.validateKey(false, 'local.Main.key1');
        Cache.Partition.validateKeyValue(true, 'key1', 1);
        Cache.Partition.validatePartitionName('Main');
        Cache.Partition.validatePartitionName('my_ns.Main');
        Cache.Partition.validateCacheBuilder(Loader.class);
        Integer refused = 0;
        try { Cache.Partition.validateKey(true, 'a-b'); } catch (Cache.InvalidParamException e) { refused++; }
        try { Cache.Partition.validateKey(true, null); } catch (Cache.InvalidParamException e) { refused++; }
        try { Cache.Partition.validateKey(false, 'key1'); } catch (Cache.InvalidParamException e) { refused++; }
        try { Cache.Partition.validateKeyValue(true, 'key1', null); } catch (Cache.InvalidParamException e) { refused++; }
        try { Cache.Partition.validatePartitionName(''); } catch (Cache.InvalidParamException e) { refused++; }
        try { Cache.Partition.createFullyQualifiedPartition(null, 'p'); } catch (Cache.InvalidParamException e) { refused++; }
        try { Cache.Partition.validateCacheBuilder(NoLoader.class); } catch (Cache.InvalidCacheBuilderException e) { refused++; }
        Assert.areEqual(7, refused);
    }`;

testApex('the cache in tests', { ...FILES, 'CacheTest.cls': testClass('CacheTest', METHODS) });

test('what is cached is there for the next transaction and survives a rollback', async () => {
  const org = await openProject({
    ...FILES,
    'Held.cls': 'public class Held { public String name; public List<Account> accounts = new List<Account>(); }',
  });
  const run = (code: string) =>
    org.workers.run({ kind: 'anonymous', userId: org.adminUserId, code, logLevel: 'DEBUG' });
  try {
    const failed = await run(`Held h = new Held(); h.name = 'kept'; h.accounts.add(new Account(Name = 'A'));
      Cache.Org.put('held', h); insert new Account(Name = 'B'); Integer x = 1 / 0;`);
    assert.equal(failed.success, false, 'the transaction fails');
    const { log } = await run(`Held h = (Held) Cache.Org.get('held');
      System.debug('found ' + h.name + ' ' + h.accounts[0].Name + ' ' + [SELECT COUNT() FROM Account] + ' ' + Cache.Session.get('held'));`);
    assert.match(log, /found kept A 0 null/, 'the value is there, the account is not, and sessions are their own');
  } finally {
    await org.close();
  }
});
