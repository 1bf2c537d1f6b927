import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { LocalOrgServer } from '../../org/server.ts';
import { authenticate, checkApiUse, bearerToken, type Caller } from '../auth.ts';
import { asText } from '../body.ts';
import { ApiError } from '../errors.ts';
import type { MetadataService } from '../metadata/service.ts';
import { apexOperations } from '../soap/apex-operations.ts';
import { answerEnvelope, readEnvelope, type SoapKind, type SoapRequest } from '../soap/envelope.ts';
import { metadataOperations } from '../soap/metadata-operations.ts';
import { login, partnerOperations } from '../soap/partner-operations.ts';
import { checkVersion } from './versions.ts';

/** What an operation answers: the inner XML of its response, and of the header. */
export interface SoapAnswer {
  readonly inner: string;
  readonly header?: string;
}
export type SoapOperation = (caller: Caller, request: SoapRequest) => Promise<SoapAnswer>;

/** `/services/Soap/{m,s,u,c,T}/<version>[/<org id>]` */
export function soapRoutes(app: FastifyInstance, server: LocalOrgServer, metadata: MetadataService): void {
  const partner = partnerOperations(server);
  const operations: Readonly<Record<SoapKind, Readonly<Record<string, SoapOperation>>>> = {
    m: metadataOperations(metadata),
    s: apexOperations(),
    u: partner,
    c: partner,
    T: partner,
  };
  const handler = async (request: FastifyRequest, reply: FastifyReply) => {
    const { kind, version } = request.params as { kind: SoapKind; version: string };
    checkVersion(/^\d+$/.test(version) ? `${version}.0` : version);
    const message = readEnvelope(asText(request.body));
    const answer = await answerTo(kind, message, request);
    reply.type('text/xml;charset=UTF-8');
    return answerEnvelope(kind, message.operation, answer.inner, answer.header);
  };
  const answerTo = async (kind: SoapKind, message: SoapRequest, request: FastifyRequest): Promise<SoapAnswer> => {
    if (message.operation === 'login' && (kind === 'u' || kind === 'c')) return login(server, message, request);
    const operation = operations[kind]?.[message.operation];
    const caller = soapCaller(server, message, request);
    if (!operation) {
      throw new ApiError(500, 'INVALID_OPERATION', `${message.operation} is not an operation that this local org has`);
    }
    request.caller = caller;
    return operation(caller, message);
  };
  app.post('/services/Soap/:kind/:version', handler);
  app.post('/services/Soap/:kind/:version/:orgId', handler);
}

function soapCaller(server: LocalOrgServer, message: SoapRequest, request: FastifyRequest): Caller {
  try {
    const caller = authenticate(message.sessionId ?? bearerToken(request), server);
    checkApiUse(caller);
    return caller;
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error;
    const text = 'Invalid Session ID found in SessionHeader: Illegal Session. Session not found, missing session hash';
    throw new ApiError(500, 'INVALID_SESSION_ID', text);
  }
}
