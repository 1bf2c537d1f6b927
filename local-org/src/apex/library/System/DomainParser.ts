import type { PlatformClass } from '../../abi.ts';
import { IllegalArgumentException } from '../../runtime/index.ts';
import { need } from '../define.ts';
import { parseHost } from '../domains/hosts.ts';
import { ApexDomain } from './Domain.ts';
import { ApexUrl } from './Url.ts';

/** parse(hostName) and parse(url) */
function parse(given: string | ApexUrl | null): ApexDomain {
  const source = need(given);
  const host = source instanceof ApexUrl ? source.gethost() : source;
  const found = parseHost(host);
  if (!found) throw new IllegalArgumentException(`Invalid Salesforce domain: ${host}`);
  return new ApexDomain(found);
}

const DomainParser: PlatformClass = { name: 'System.DomainParser', statics: { parse } };
export default DomainParser;
