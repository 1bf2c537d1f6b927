import type { ParsedComponent } from '../components.ts';
import type { Problem } from '../types.ts';

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Takes the problems of one component. */
export class Report {
  readonly problems: Problem[] = [];

  error(component: ParsedComponent, code: string, message: string, at?: Place | null): void {
    this.#add('error', component, code, message, at);
  }

  warning(component: ParsedComponent, code: string, message: string, at?: Place | null): void {
    this.#add('warning', component, code, message, at);
  }

  #add(
    severity: Problem['severity'],
    component: ParsedComponent,
    code: string,
    message: string,
    at?: Place | null,
  ): void {
    const place = at ?? component.document ?? { line: 1, column: 1 };
    this.problems.push({
      file: component.documentFile,
      line: place.line,
      column: place.column,
      severity,
      code,
      message,
    });
  }
}
