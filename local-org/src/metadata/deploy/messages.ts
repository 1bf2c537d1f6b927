import type { ComponentRef, ParsedComponent } from '../components.ts';
import type { Problem } from '../types.ts';
import type { DeployMessage } from './result.ts';

type Flags = Partial<Pick<DeployMessage, 'created' | 'changed' | 'deleted'>>;

const EMPTY: Omit<DeployMessage, 'createdDate' | 'componentType' | 'fileName' | 'fullName'> = {
  changed: false,
  columnNumber: null,
  created: false,
  deleted: false,
  id: null,
  lineNumber: null,
  problem: null,
  problemType: null,
  success: true,
  warning: false,
};

export function successMessage(
  component: ParsedComponent,
  id: string | null,
  flags: Flags,
  createdDate: string,
): DeployMessage {
  const { type, fullName } = component;
  return { ...EMPTY, componentType: type, fullName, fileName: mainFile(component), id, createdDate, ...flags };
}

export function deletedMessage(ref: ComponentRef, manifest: string, createdDate: string): DeployMessage {
  return {
    ...EMPTY,
    componentType: ref.type,
    fullName: ref.fullName,
    fileName: manifest,
    deleted: true,
    changed: true,
    createdDate,
  };
}

export function manifestMessage(createdDate: string): DeployMessage {
  return { ...EMPTY, componentType: '', fullName: 'package.xml', fileName: 'package.xml', changed: true, createdDate };
}

/** A problem beside the component it belongs to; one that belongs to none is a problem of its file. */
export function failureMessage(problem: Problem, owner: ComponentRef | undefined, createdDate: string): DeployMessage {
  const isError = problem.severity === 'error';
  return {
    ...EMPTY,
    componentType: owner?.type ?? '',
    fullName: owner?.fullName ?? problem.file,
    fileName: problem.file,
    createdDate,
    lineNumber: problem.line,
    columnNumber: problem.column,
    problem: problem.message,
    problemType: isError ? 'Error' : 'Warning',
    success: !isError,
    warning: !isError,
  };
}

function mainFile(component: ParsedComponent): string {
  if (component.type === 'LightningComponentBundle') return `lwc/${component.fullName}`;
  return component.content[0]?.path ?? component.documentPath;
}
