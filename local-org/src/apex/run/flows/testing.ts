import assert from 'node:assert/strict';
import { openProject, type TestOrg } from '../test-project.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<Flow xmlns="http://soap.sforce.com/2006/04/metadata">';

/** The file of a flow of these elements, in any order: in a file those of one name stand together. */
export function flowXml(body: string, status = 'Active', label = 'Test flow'): string {
  const fixed = `<apiVersion>67.0</apiVersion><label>${label}</label><processType>AutoLaunchedFlow</processType><status>${status}</status>`;
  const elements = [...(body + fixed).matchAll(/<(\w+)>[\s\S]*?<\/\1>/g)].map(([text, name = '']) => ({ text, name }));
  elements.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return `${HEAD}${elements.map(({ text }) => text).join('')}</Flow>`;
}

export function start(to: string, object: string, more: string): string {
  return `<start><locationX>0</locationX><locationY>0</locationY><connector><targetReference>${to}</targetReference></connector><object>${object}</object>${more}</start>`;
}

/** `<value><kind>text</kind></value>` under a name. */
export function pair(element: string, name: string, label: string, kind: string, text: string): string {
  return `<${element}><${label}>${name}</${label}><value><${kind}>${text}</${kind}></value></${element}>`;
}

export function step(element: string, name: string, body: string, next: string | null = null): string {
  const connector = next === null ? '' : `<connector><targetReference>${next}</targetReference></connector>`;
  return `<${element}><name>${name}</name><label>${name}</label><locationX>0</locationX><locationY>0</locationY>${body}${connector}</${element}>`;
}

export interface FlowOrg extends TestOrg {
  /** runs anonymous Apex; what it prints by System.debug, or why it failed */
  apex(code: string): Promise<string[]>;
}

/** An org with these flows and classes; flows by name. */
export async function openFlowOrg(
  flows: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>> = {},
): Promise<FlowOrg> {
  const sources: Record<string, string> = { ...files };
  for (const [name, xml] of Object.entries(flows)) sources[`flows/${name}.flow-meta.xml`] = xml;
  const org = await openProject(sources);
  assert.deepEqual(org.problems, [], 'the classes compile');
  const apex = async (code: string): Promise<string[]> => {
    const job = { kind: 'anonymous', userId: org.adminUserId, code, logLevel: 'DEBUG' } as const;
    const { log, exceptionMessage, compileProblem } = await org.workers.run(job);
    const printed = [...log.matchAll(/USER_DEBUG\|\[\d+\]\|DEBUG\|(.*)/g)].map(([, text]) => text ?? '');
    const failure = compileProblem ?? exceptionMessage;
    return failure === null ? printed : [...printed, failure];
  };
  return { ...org, apex };
}
