import { crc32 } from 'node:zlib';
import { audit, numberOf, oneRow, textOf, type Columns, type DeployedComponent } from './projection.ts';

const EVENTS = /\btrigger\s+\w+\s+on\s+(\w+)\s*\(([^)]*)\)/i;

export const apexClass = oneRow('ApexClass', 'ApexClass', (deployed) => codeColumns(deployed, bodyOf(deployed)));

export const apexTrigger = oneRow('ApexTrigger', 'ApexTrigger', (deployed) => {
  const body = bodyOf(deployed);
  const [, object = '', list = ''] = EVENTS.exec(body) ?? [];
  const events = list
    .toLowerCase()
    .split(',')
    .map((event) => event.trim().replace(/\s+/g, ' '));
  const usage = (name: string, event: string): Columns => ({ [`Usage${name}`]: events.includes(event) });
  return {
    ...codeColumns(deployed, body),
    TableEnumOrId: object,
    EntityDefinitionId: object,
    ...usage('AfterDelete', 'after delete'),
    ...usage('AfterInsert', 'after insert'),
    ...usage('AfterUndelete', 'after undelete'),
    ...usage('AfterUpdate', 'after update'),
    ...usage('BeforeDelete', 'before delete'),
    ...usage('BeforeInsert', 'before insert'),
    ...usage('BeforeUpdate', 'before update'),
    UsageIsBulk: true,
  };
});

function bodyOf({ store, component }: DeployedComponent): string {
  const [bytes] = store.files(component).values();
  return new TextDecoder().decode(bytes);
}

function codeColumns(deployed: DeployedComponent, body: string): Columns {
  const { fullName } = deployed.component;
  return {
    ...audit(deployed),
    ApiVersion: numberOf(deployed.document, 'apiVersion'),
    Body: body,
    BodyCrc: crc32(body),
    FullName: fullName,
    IsValid: true,
    LengthWithoutComments: body.replaceAll(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '').length,
    ManageableState: 'unmanaged',
    Name: fullName,
    NamespacePrefix: null,
    Status: textOf(deployed.document, 'status', 'Active'),
  };
}
