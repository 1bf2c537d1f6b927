import type { ApexValue } from '../../abi.ts';
import { JSONException, nullPointer } from '../../runtime/index.ts';
import { Serializer } from './write.ts';
import { JsonWriter } from './writer.ts';

/** System.JSONGenerator */
export class ApexJsonGenerator {
  readonly #writer: JsonWriter;
  #closed = false;
  constructor(pretty: boolean) {
    this.#writer = new JsonWriter(pretty);
  }
  #open(): JsonWriter {
    if (this.#closed) throw new JSONException('Generator has been closed');
    return this.#writer;
  }
  writeobject(value: ApexValue): null {
    new Serializer(this.#open(), false).write(value);
    return null;
  }
  writeobjectfield(name: string | null, value: ApexValue): null {
    this.writefieldname(name);
    return this.writeobject(value);
  }
  writefieldname(name: string | null): null {
    this.#open().name(name ?? nullPointer());
    return null;
  }
  writestartobject(): null {
    this.#open().start(false);
    return null;
  }
  writeendobject(): null {
    this.#open().end(false);
    return null;
  }
  writestartarray(): null {
    this.#open().start(true);
    return null;
  }
  writeendarray(): null {
    this.#open().end(true);
    return null;
  }
  writenull(): null {
    return this.writeobject(null);
  }
  writenullfield(name: string | null): null {
    return this.writeobjectfield(name, null);
  }
  getasstring(): string {
    this.#closed = true;
    return this.#writer.text;
  }
  close(): null {
    this.#closed = true;
    return null;
  }
  isclosed(): boolean {
    return this.#closed;
  }
}

/** `writeString(value)` and `writeStringField(name, value)`, alike for every kind of value. */
for (const kind of ['blob', 'boolean', 'date', 'datetime', 'id', 'number', 'string', 'time']) {
  Object.defineProperty(ApexJsonGenerator.prototype, `write${kind}`, {
    value(this: ApexJsonGenerator, value: ApexValue) {
      return this.writeobject(value ?? nullPointer());
    },
  });
  Object.defineProperty(ApexJsonGenerator.prototype, `write${kind}field`, {
    value(this: ApexJsonGenerator, name: string | null, value: ApexValue) {
      return this.writeobjectfield(name, value ?? nullPointer());
    },
  });
}
