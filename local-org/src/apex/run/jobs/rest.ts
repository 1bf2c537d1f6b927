import type { Job, RestOutcome } from '../../../org/types.ts';
import type { ApexValue, CompiledUnit, RestResourceSymbol } from '../../abi.ts';
import { ApexBlob } from '../../runtime/index.ts';
import type { Engine } from '../engine.ts';
import { fromJson } from '../json/from-json.ts';
import { toJson } from '../json/to-json.ts';
import { RestRequestValue, RestResponseValue } from '../library/rest.ts';
import { describeFailure } from '../tests/run-class.ts';
import { mayRun, requiredType } from './aura.ts';

type RestJob = Job & { kind: 'rest' };
type RestMethod = RestResourceSymbol['methods'][number];

const JSON_HEADERS = { 'content-type': 'application/json;charset=UTF-8' };

/** A call of an `@RestResource` class; `path` is what follows `/services/apexrest`. */
export function runRest(engine: Engine, job: RestJob): RestOutcome {
  const unit = findResource(engine, job.path);
  if (unit === null) return failure(404, 'NOT_FOUND', 'Could not find a match for URL');
  const method = unit.symbols.rest?.methods.find((candidate) => candidate.verb === job.verb.toUpperCase());
  if (method === undefined)
    return failure(
      405,
      'METHOD_NOT_ALLOWED',
      `HTTP Method '${job.verb.toUpperCase()}' not allowed. Allowed are ${allowed(unit)}`,
    );
  try {
    return engine.run({ userId: job.userId, quiddity: 'REST', depth: job.depth }, () =>
      mayRun(engine, unit.name)
        ? invoke(engine, job, unit, method)
        : failure(403, 'FORBIDDEN', `You do not have access to the Apex class named: ${unit.name}`),
    );
  } catch (error) {
    return engine.describing(() => {
      const { message, stackTrace } = describeFailure(error);
      return failure(
        error instanceof BadRequest ? 400 : 500,
        error instanceof BadRequest ? 'JSON_PARSER_ERROR' : 'APEX_ERROR',
        error instanceof BadRequest ? error.message : `${message}\n\n${stackTrace}`,
      );
    });
  }
}

function invoke(engine: Engine, job: RestJob, unit: CompiledUnit, method: RestMethod): RestOutcome {
  const { transaction } = engine;
  const request = RestRequestValue.of(engine, {
    ...job,
    resourcePath: `/services/apexrest${unit.symbols.rest?.urlMapping ?? ''}`,
    requestUri: job.path,
  });
  const response = new RestResponseValue();
  transaction.restRequest = request;
  transaction.restResponse = response;
  const args = argumentsOf(engine, job, method);
  const statics = engine.program.get(unit.name).$s() as unknown as Record<
    string,
    (...values: ApexValue[]) => ApexValue
  >;
  const returned = statics[method.jsName]?.(...args) ?? null;
  return outcome(response, method, returned);
}

function argumentsOf(engine: Engine, job: RestJob, method: RestMethod): ApexValue[] {
  if (method.parameters.length === 0) return [];
  const body = parseBody(job.body);
  const given = new Map(Object.entries(body).map(([name, value]) => [name.toLowerCase(), value]));
  const context = {
    runtime: engine.runtime,
    program: engine.program,
    sObjectName: (name: string) => engine.sObjectName(name),
  };
  return method.parameters.map(({ name, type }) =>
    fromJson(context, given.get(name.toLowerCase()) ?? null, requiredType(type)),
  );
}

class BadRequest extends Error {}

function parseBody(body: string): Record<string, unknown> {
  if (body.trim() === '') return {};
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed))
      return parsed as Record<string, unknown>;
  } catch (error) {
    throw new BadRequest(error instanceof Error ? error.message : 'The HTTP entity body is not JSON.');
  }
  throw new BadRequest('The HTTP entity body is required to be a JSON object with one member for each parameter.');
}

function outcome(response: RestResponseValue, method: RestMethod, returned: ApexValue): RestOutcome {
  const headers = { ...JSON_HEADERS, ...response.headerRecord() };
  const status = response.statuscode ?? 200;
  // A body that Apex set in RestContext counts only for methods that return nothing.
  if (method.returns.toLowerCase() !== 'void')
    return { status, headers, body: JSON.stringify(toJson(returned, 'rest')) };
  const body =
    response.responsebody instanceof ApexBlob ? Buffer.from(response.responsebody.bytes).toString('utf8') : '';
  return { status, headers, body };
}

/** Exact mappings come before those with `*`, longer ones before shorter ones. */
function findResource(engine: Engine, path: string): CompiledUnit | null {
  const wanted = path.split('?')[0] ?? path;
  const matches = engine.program.program.units.filter(
    (unit) => unit.symbols.rest !== null && matchesMapping(unit.symbols.rest.urlMapping, wanted),
  );
  matches.sort((a, b) => (b.symbols.rest?.urlMapping.length ?? 0) - (a.symbols.rest?.urlMapping.length ?? 0));
  return matches.find((unit) => !unit.symbols.rest?.urlMapping.includes('*')) ?? matches[0] ?? null;
}

function matchesMapping(mapping: string, path: string): boolean {
  const escaped = mapping.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  const pattern = escaped.endsWith('/*') ? `${escaped.slice(0, -2)}(?:/.*)?` : escaped.replaceAll('*', '[^/]*');
  return new RegExp(`^${pattern.replaceAll('/*/', '/[^/]*/')}/?$`).test(path);
}

function allowed(unit: CompiledUnit): string {
  return [...new Set(unit.symbols.rest?.methods.map((method) => method.verb))].join(',');
}

function failure(status: number, errorCode: string, message: string): RestOutcome {
  return { status, headers: JSON_HEADERS, body: JSON.stringify([{ errorCode, message }]) };
}
