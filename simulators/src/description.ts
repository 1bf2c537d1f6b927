import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

interface MediaType {
  readonly schema?: object;
}
interface Response {
  readonly content?: Readonly<Record<string, MediaType>>;
}
interface Operation {
  readonly responses: Readonly<Record<string, Response>>;
}
interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, object>> };
}

/** An answer that the partner's own OpenAPI description does not allow. */
export class DescriptionError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DescriptionError';
  }
}

/** Checks answers against an OpenAPI 3 description, so that a simulator cannot drift from what its partner publishes. */
export class Description {
  readonly #document: OpenApi;
  readonly #ajv: Ajv;
  readonly #validators = new Map<string, ValidateFunction>();
  readonly #name: string;

  constructor(file: string) {
    this.#name = file.split('/').at(-1) ?? file;
    this.#document = parse(readFileSync(file, 'utf8')) as OpenApi;
    this.#ajv = new Ajv({ strict: false, allErrors: true });
    addFormats.default(this.#ajv);
    this.#ajv.addSchema({ $id: 'openapi', components: this.#document.components ?? {} });
  }

  /** `route` is the path template, e.g. `/2.0/folders/{id}`. Throws DescriptionError when the answer is not described. */
  check(method: string, route: string, status: number, contentType: string, body: string): void {
    const where = `${this.#name}: ${method} ${route} ${status}`;
    const operation = this.#document.paths[route]?.[method.toLowerCase()];
    if (operation === undefined) throw new DescriptionError(`${where}: the description has no such operation.`);
    const response = operation.responses[String(status)] ?? operation.responses.default;
    if (response === undefined) throw new DescriptionError(`${where}: the description has no such status.`);
    const media = response.content?.[contentType.split(';')[0].trim()];
    if (media?.schema === undefined) {
      if (body !== '') throw new DescriptionError(`${where}: the description has no body of type ${contentType}.`);
      return;
    }
    const validate = this.#validator(where, media.schema);
    if (!validate(JSON.parse(body))) throw new DescriptionError(`${where}: ${this.#ajv.errorsText(validate.errors)}`);
  }

  #validator(key: string, schema: object): ValidateFunction {
    const known = this.#validators.get(key);
    if (known !== undefined) return known;
    const local = JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"openapi#/components/')) as object;
    const validate = this.#ajv.compile(local);
    this.#validators.set(key, validate);
    return validate;
  }
}
