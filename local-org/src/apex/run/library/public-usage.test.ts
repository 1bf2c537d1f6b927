import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readStubClasses, type ClassFile } from '../../../stubs/index.ts';
import { builtTest } from '../../emit/defaults.ts';
import { SObjectValue } from '../sobjects/sobject-value.ts';
import { testApex, testClass } from '../test-classes.ts';
import { USED_STATIC_METHODS, USED_TYPES } from './public-usage.ts';

const EXTERNAL = 'it runs a service or a definition that the local org does not have';
const LOGIN_PAGE = "nobody can know the looks and providers of an org's login page without that org";
const RELEASE = 'the number of the release that built a ConnectApi value is not published';

/** Used by public Apex and refused by name, `UNSUPPORTED_…`, with the reason. */
const UNSUPPORTED: Readonly<Record<string, string>> = {
  'DataWeave.Result': EXTERNAL,
  'DataWeave.Script': EXTERNAL,
  'Aura.redirect': 'it leads a page of an Experience Cloud site elsewhere',
  'Site.login': 'it signs a member of a site in, and no site runs here',
  'Database.QueryLocator.querymore': 'the Apex Reference Guide does not describe it',
  'ConnectApi.ExternalCredential.getBuildVersion': RELEASE,
  'ConnectApi.ExternalCredentialPrincipal.getBuildVersion': RELEASE,
  'Auth.AuthConfiguration.getAuthConfig': LOGIN_PAGE,
  'Auth.AuthConfiguration.getBackgroundColor': LOGIN_PAGE,
  'Auth.AuthConfiguration.getFooterText': LOGIN_PAGE,
  'Auth.AuthConfiguration.getLogoUrl': LOGIN_PAGE,
  'Auth.AuthConfiguration.getLoginRightFrameUrl': LOGIN_PAGE,
  'Auth.AuthConfiguration.getAuthProviderSsoDomainUrl': LOGIN_PAGE,
  'Auth.AuthConfiguration.getAuthProviderSsoUrl': LOGIN_PAGE,
  'Auth.AuthConfiguration.getCertificateLoginUrl': LOGIN_PAGE,
  'Auth.AuthConfiguration.getSamlSsoUrl': LOGIN_PAGE,
};

/** The emitter answers these for every value (`emit/calls.ts`). */
const OF_EVERY_VALUE = new Set(['equals', 'hashcode', 'tostring']);
/** Of custom metadata and custom settings, which the schema's tokens answer (`custom-data.ts`); a program below runs them. */
const OF_CUSTOM_DATA = new Set(['getall', 'getinstance', 'getorgdefaults', 'getvalues']);
/** An enum's own methods, which the compiler binds (`check/calls.ts`). */
const OF_ENUMS = new Set(['valueof', 'values', 'ordinal', 'name']);

const apexName = (stub: ClassFile): string =>
  stub.name
    .replace(/^com\/nawforce\/runforce\//, '')
    .replace(/\$$/, '')
    .replaceAll(/[/$]/g, '.')
    .replace(/^System\./, '');

/** Methods, static values and constants, in Java's spelling without the `$` that avoids its keywords. */
function membersOf(stub: ClassFile): { name: string; isStatic: boolean }[] {
  const fields = stub.fields.filter((field) => field.isStatic || stub.flags.isEnum);
  return [...stub.methods, ...fields]
    .filter((member) => member.isPublic && !/^[<$]/.test(member.name))
    .map(({ name, isStatic }) => ({ name: name.replace(/\$$/, ''), isStatic }));
}

function isBuilt(type: string, isEnum: boolean, member: { name: string; isStatic: boolean }): boolean {
  const name = member.name.toLowerCase();
  if (!member.isStatic && OF_EVERY_VALUE.has(name)) return true;
  if (isEnum && OF_ENUMS.has(name)) return true;
  // record.Name.addError(…) is a method of the record
  if (type === 'SObject' || name === 'adderror') return OF_CUSTOM_DATA.has(name) || name in SObjectValue.prototype;
  return builtTest(type, member.name, member.isStatic);
}

const stubs = new Map([...readStubClasses('standard-types')].map((stub) => [apexName(stub), stub]));
const refusedTypes = new Set(USED_TYPES.filter((type) => type in UNSUPPORTED));

test('every platform type that public Apex uses most is built with all its members', () => {
  const missing = USED_TYPES.filter((type) => !refusedTypes.has(type)).flatMap((type) => {
    const stub = stubs.get(type);
    if (stub === undefined) return [`${type} (no signature)`];
    if (stub.flags.isInterface) return [];
    return membersOf(stub)
      .filter((member) => !isBuilt(type, stub.flags.isEnum, member))
      .map(({ name }) => `${type}.${name}`);
  });
  const refusedMembers = Object.keys(UNSUPPORTED).filter((name) =>
    USED_TYPES.some((type) => name.startsWith(`${type}.`)),
  );
  assert.deepEqual(
    [...new Set(missing)].sort(),
    refusedMembers.sort(),
    'the members that are not built are those that are listed with a reason',
  );
});

test('every static method that public Apex uses most is built', () => {
  const missing = USED_STATIC_METHODS.filter((method) => {
    const dot = method.lastIndexOf('.');
    return !builtTest(method.slice(0, dot), method.slice(dot + 1), true);
  });
  assert.deepEqual(missing.sort(), ['Aura.redirect', 'Site.login'], 'only those that are listed with a reason are not');
});

test('what is listed as unsupported is not built meanwhile', () => {
  const built = [...refusedTypes].filter((type) => builtTest(type));
  assert.deepEqual(built, [], 'a type that is built leaves the list');
});

const ELSEWHERE = `
    @IsTest static void everyValueHasTheMethodsOfObject() {
        Url address = new Url('https://example.com/a');
        Assert.isTrue(address.toString().contains('example.com'));
        Assert.isTrue(new List<Integer>{ 1 }.equals(new List<Integer>{ 1 }));
        Assert.areEqual('a'.hashCode(), 'a'.hashCode());
        Assert.areEqual(2, new List<Integer>{ 1, 2 }.clone().size());
        Assert.areEqual(Integer.class.hashCode(), Integer.class.hashCode());
    }
    @IsTest static void aFieldsErrorIsTheRecords() {
        Account record = new Account(Name = 'A', NumberOfEmployees = 1);
        record.Name.addError('bad name');
        record.NumberOfEmployees.addError('bad number');
        Assert.isTrue(record.hasErrors());
        Assert.areEqual(2, record.getErrors().size());
    }
    @IsTest static void customSettingsAnswerForThemselves() {
        insert new Choice__c(SetupOwnerId = UserInfo.getOrganizationId(), Word__c = 'yes');
        Assert.areEqual('yes', Choice__c.getOrgDefaults().Word__c);
        Assert.areEqual('yes', Choice__c.getInstance().Word__c);
        Assert.areEqual('yes', Choice__c.getValues(UserInfo.getOrganizationId()).Word__c);
        Assert.areEqual(1, Choice__c.getAll().size());
    }`;

const XML = '<?xml version="1.0" encoding="UTF-8"?>';
const META = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

testApex('members that the emitter and the data room answer', {
  'objects/Choice__c/Choice__c.object-meta.xml': `${XML}<CustomObject ${META}><customSettingsType>Hierarchy</customSettingsType><label>Choice</label><visibility>Public</visibility></CustomObject>`,
  'objects/Choice__c/fields/Word__c.field-meta.xml': `${XML}<CustomField ${META}><fullName>Word__c</fullName><label>Word</label><length>20</length><type>Text</type></CustomField>`,
  'ElsewhereTest.cls': testClass('ElsewhereTest', ELSEWHERE),
});
