/** What a modifier or annotation can stand before. */
export type Element =
  'class' | 'interface' | 'enum' | 'field' | 'property' | 'method' | 'constructor' | 'local' | 'parameter';

/** As the platform's messages name several of them. */
export const PLURAL: Readonly<Record<Element, string>> = {
  class: 'classes',
  interface: 'interfaces',
  enum: 'enums',
  field: 'fields',
  property: 'properties',
  method: 'methods',
  constructor: 'constructors',
  local: 'locals',
  parameter: 'parameters',
};

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));
const SHARING = 'with_sharing without_sharing inherited_sharing';

/**
 * Which modifiers each element takes; sources: Apex Developer Guide, "Access Modifiers", "Class Declaration
 * Syntax", "Using the … Keywords", and the answers of the compiler inside of prettier-plugin-apex, which names the others.
 */
export const KEYWORDS: Readonly<Record<Element, ReadonlySet<string>>> = {
  class: words(`private public global abstract virtual final ${SHARING}`),
  interface: words('private public global virtual'),
  enum: words('private public global'),
  field: words('private protected public global static final transient webservice'),
  property: words('private protected public global static final transient webservice'),
  method: words('private protected public global static final abstract virtual override webservice testmethod'),
  constructor: words('private protected public global'),
  local: words('final transient'),
  parameter: words('final'),
};

const ANYWHERE = 'deprecated suppresswarnings testvisible namespaceaccessible';
const VERBS = 'httpdelete httpget httppatch httppost httpput';

/** Which annotations each element takes; sources: Apex Developer Guide, "Annotations", and the same compiler. */
export const ANNOTATIONS: Readonly<Record<Element, ReadonlySet<string>>> = {
  class: words(`${ANYWHERE} istest jsonaccess remoteaction restresource`),
  interface: words(`${ANYWHERE} restresource`),
  enum: words(`${ANYWHERE} restresource`),
  field: words(`${ANYWHERE} auraenabled invocablevariable remoteaction`),
  property: words(`${ANYWHERE} auraenabled remoteaction`),
  method: words(
    `${ANYWHERE} auraenabled future invocablemethod istest readonly remoteaction restresource testsetup ${VERBS}`,
  ),
  constructor: words(ANYWHERE),
  local: words('suppresswarnings testvisible remoteaction'),
  parameter: words('suppresswarnings'),
};

/** Lower-cased names of annotations to how the platform writes them, and what parameters each has. */
export const ANNOTATION_NAMES: Readonly<Record<string, { readonly name: string; readonly parameters: string }>> = {
  auraenabled: { name: 'AuraEnabled', parameters: 'cacheable continuation scope' },
  deprecated: { name: 'Deprecated', parameters: '' },
  future: { name: 'Future', parameters: 'callout limits' },
  httpdelete: { name: 'HttpDelete', parameters: '' },
  httpget: { name: 'HttpGet', parameters: '' },
  httppatch: { name: 'HttpPatch', parameters: '' },
  httppost: { name: 'HttpPost', parameters: '' },
  httpput: { name: 'HttpPut', parameters: '' },
  invocablemethod: {
    name: 'InvocableMethod',
    parameters: 'label description category callout configurationeditor iconname capabilitytype',
  },
  invocablevariable: {
    name: 'InvocableVariable',
    parameters: 'label description required defaultvalue placeholdertext datatype',
  },
  istest: { name: 'IsTest', parameters: 'seealldata isparallel oninstall critical testfor' },
  jsonaccess: { name: 'JsonAccess', parameters: 'serializable deserializable' },
  namespaceaccessible: { name: 'NamespaceAccessible', parameters: '' },
  readonly: { name: 'ReadOnly', parameters: 'usereplica' },
  remoteaction: { name: 'RemoteAction', parameters: '' },
  restresource: { name: 'RestResource', parameters: 'urlmapping' },
  suppresswarnings: { name: 'SuppressWarnings', parameters: 'value' },
  testsetup: { name: 'TestSetup', parameters: '' },
  testvisible: { name: 'TestVisible', parameters: '' },
};

/** A keyword as the platform's messages write it: `webService`, `testMethod`, `withSharing`. */
export function shownKeyword(keyword: string): string {
  const special: Readonly<Record<string, string>> = { webservice: 'webService', testmethod: 'testMethod' };
  return special[keyword] ?? keyword.replace(/ s/, 'S');
}
