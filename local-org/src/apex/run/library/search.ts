import type { ApexValue, PlatformClass } from '../../abi.ts';
import { engine } from '../engine.ts';
import { search, searchRecords } from '../sosl.ts';
import { modeIn } from './access-level.ts';
import { listOf } from './helpers.ts';

/** Search.SearchResult: a record that was found; snippets need a search index. */
class SearchResult {
  readonly #record: ApexValue;
  constructor(record: ApexValue) {
    this.#record = record;
  }
  getsobject(): ApexValue {
    return this.#record;
  }
}

/** Search.SearchResults: what was found, by object. */
class SearchResults {
  readonly #found: ReadonlyMap<string, readonly ApexValue[]>;
  constructor(found: ReadonlyMap<string, readonly ApexValue[]>) {
    this.#found = found;
  }
  get(object: string): ApexValue {
    const records = this.#found.get(object.toLowerCase()) ?? [];
    return listOf(
      'Search.SearchResult',
      records.map((record) => new SearchResult(record)),
    );
  }
}

function find(text: string, ...args: ApexValue[]): SearchResults {
  const found = searchRecords(engine(), text, [], modeIn(args));
  return new SearchResults(new Map(found.map(({ object, records }) => [object.toLowerCase(), records])));
}

export const SEARCH_CLASSES: readonly PlatformClass[] = [
  {
    name: 'System.Search',
    statics: {
      query: (text: string, ...args: ApexValue[]) => search(engine(), text, [], modeIn(args)),
      find,
    },
  },
  { name: 'Search.SearchResults', jsClass: SearchResults },
  { name: 'Search.SearchResult', jsClass: SearchResult },
];
