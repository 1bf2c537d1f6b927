import { checkedEndpoint } from './endpoint.ts';
import { PartnerRefusedError } from './errors.ts';
import { partnerNames, type PartnerNames } from './names.ts';
import { PROTOCOL_FACTS, type Protocol, type ProtocolFacts } from './protocol.ts';

export interface PartnerRequest {
  readonly name: string;
  readonly protocol: Protocol;
  readonly endpoint: string;
  /** for people; made from the name when it is missing */
  readonly label?: string;
  readonly healthPath?: string;
  /** where tokens come from, for OAuth; `/oauth/token` of the endpoint's host when it is missing */
  readonly tokenEndpoint?: string;
  readonly scope?: string;
}

/** Everything that the files of a partner are made from, checked. */
export interface PartnerPlan {
  readonly names: PartnerNames;
  readonly protocol: Protocol;
  readonly facts: ProtocolFacts;
  readonly label: string;
  readonly endpoint: string;
  readonly healthPath: string;
  /** null without OAuth */
  readonly tokenEndpoint: string | null;
  readonly scope: string | null;
  /** that the simulator stands for */
  readonly hosts: readonly string[];
}

/** the label of a custom metadata record has at most 40 characters */
const LABEL = /^[\p{L}\d][\p{L}\d .,&()+-]{0,39}$/u;
const PATH = /^(\/[\w.~-]+)+$/;
const SCOPE = /^[\x21\x23-\x5b\x5d-\x7e]+( [\x21\x23-\x5b\x5d-\x7e]+)*$/;

/** Throws PartnerRefusedError for whatever could not be deployed or would not be safe. */
export function planPartner(request: PartnerRequest): PartnerPlan {
  const { protocol, healthPath = '/status' } = request;
  const names = partnerNames(request.name);
  const label = (request.label ?? names.developerName.replaceAll('_', ' ')).trim();
  if (!LABEL.test(label))
    throw new PartnerRefusedError(
      'The label has to be 1 to 40 characters: letters, digits, spaces and . , & ( ) + - are allowed.',
    );
  if (!PATH.test(healthPath) || healthPath.includes('/..') || healthPath.includes('/./'))
    throw new PartnerRefusedError(
      'The health path has to begin with a slash and stay below the endpoint, without a query.',
      'For example: /v1/status. It is asked with GET and must change nothing.',
    );
  const endpoint = checkedEndpoint(request.endpoint, 'endpoint');
  const tokenEndpoint = tokenEndpointOf(request, endpoint);
  if (tokenEndpoint !== null && pathOf(tokenEndpoint) === pathOf(endpoint + healthPath))
    throw new PartnerRefusedError('The health path is that of the token endpoint.', 'Give another --health-path.');
  const hosts = [endpoint, tokenEndpoint].flatMap((url) => (url === null ? [] : [new URL(url).host]));
  return {
    names,
    protocol,
    facts: PROTOCOL_FACTS[protocol],
    label,
    endpoint,
    healthPath,
    tokenEndpoint,
    scope: scopeOf(request),
    hosts: [...new Set(hosts)],
  };
}

function pathOf(url: string): string {
  return new URL(url).pathname;
}

function tokenEndpointOf({ protocol, tokenEndpoint }: PartnerRequest, endpoint: string): string | null {
  if (protocol === 'oauth-client-credentials')
    return checkedEndpoint(tokenEndpoint ?? `${new URL(endpoint).origin}/oauth/token`, 'token endpoint');
  if (tokenEndpoint !== undefined)
    throw new PartnerRefusedError('Only oauth-client-credentials has a token endpoint.', 'Leave --token-endpoint out.');
  return null;
}

function scopeOf({ protocol, scope }: PartnerRequest): string | null {
  if (scope === undefined) return null;
  if (protocol !== 'oauth-client-credentials')
    throw new PartnerRefusedError('Only oauth-client-credentials has a scope.', 'Leave --scope out.');
  if (!SCOPE.test(scope))
    throw new PartnerRefusedError(
      'The scope has to be words of RFC 6749, section 3.3, with single spaces between them.',
    );
  return scope;
}
