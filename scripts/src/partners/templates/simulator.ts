import type { PartnerPlan } from '../plan.ts';

/** The partner on the loopback, as far as its client calls it. */
export function simulator(plan: PartnerPlan): string {
  const { names, label, protocol, endpoint } = plan;
  const oauth = protocol === 'oauth-client-credentials';
  const values = [...(oauth ? ['bearerOf'] : []), 'type Simulator', 'type SimulatorContext'].join(', ');
  return `import type { FastifyInstance, FastifyReply } from 'fastify';
${oauth ? `import { ${values} } from '../simulator.ts';` : "import type { Simulator, SimulatorContext } from '../simulator.ts';"}
${oauth ? oauthConstants(plan) : ''}
/** ${label} as far as ${names.client} calls it: whoever adds a call adds it here, and to the description. */
export const ${names.constant}: Simulator = {
  name: '${names.folder}',
  hosts: [${plan.hosts.map((host) => `'${host}'`).join(', ')}],
  description: '${names.folder}.openapi.yaml',
  principal: (secrets) => ({
    externalCredential: '${names.externalCredential}',
    principal: '${names.principal}',
    ${CREDENTIALS[protocol]},
  }),
  routes(app, context) {
${oauth ? `    app.post<{ Body: TokenForm }>('${new URL(plan.tokenEndpoint ?? '').pathname}', async (request, reply) => token(request.body ?? {}, reply, context));\n` : ''}    app.register(async (api) => {
      authenticate(api, context);
      api.get('${new URL(endpoint).pathname.replace(/\/$/, '')}${plan.healthPath}', async () => ({ status: 'ok' }));
    });
  },
};

${oauth ? TOKEN : ''}${{ 'api-key': API_KEY, 'oauth-client-credentials': BEARER, basic: BASIC }[protocol]}
function refuse(reply: FastifyReply): FastifyReply {
  return reply.status(401).send({ message: 'The caller is not known.' });
}
`;
}

const CREDENTIALS = {
  'api-key': "protocol: 'Custom',\n parameters: { ApiKey: secrets.apiKey }",
  'oauth-client-credentials':
    "protocol: 'OAuth',\n parameters: { clientId: secrets.clientId, clientSecret: secrets.clientSecret }",
  basic: "protocol: 'Basic',\n parameters: { username: secrets.clientId, password: secrets.clientSecret }",
};

function oauthConstants({ names }: PartnerPlan): string {
  return `
const AUDIENCE = '${names.folder}';
const LIFETIME_S = 3_600;

interface TokenForm {
  readonly grant_type?: string;
  readonly client_id?: string;
  readonly client_secret?: string;
}
`;
}

const TOKEN = `/** Client credentials: RFC 6749, section 4.4. */
function token(form: TokenForm, reply: FastifyReply, context: SimulatorContext): object {
  const { clientId, clientSecret } = context.secrets;
  if (form.grant_type !== 'client_credentials') return reply.status(400).send({ error: 'unsupported_grant_type' });
  if (form.client_id !== clientId || form.client_secret !== clientSecret)
    return reply.status(401).send({ error: 'invalid_client' });
  return { access_token: context.issueToken(AUDIENCE, LIFETIME_S), token_type: 'Bearer', expires_in: LIFETIME_S };
}

`;

const API_KEY = `function authenticate(app: FastifyInstance, { secrets }: SimulatorContext): void {
  app.addHook('preHandler', async (request, reply) =>
    request.headers['x-api-key'] === secrets.apiKey ? undefined : refuse(reply),
  );
}
`;

const BEARER = `function authenticate(app: FastifyInstance, context: SimulatorContext): void {
  app.addHook('preHandler', async (request, reply) => {
    const bearer = bearerOf(request);
    return bearer !== null && context.isValidToken(bearer, AUDIENCE) ? undefined : refuse(reply);
  });
}
`;

const BASIC = `function authenticate(app: FastifyInstance, { secrets }: SimulatorContext): void {
  const expected = Buffer.from(\`\${secrets.clientId}:\${secrets.clientSecret}\`).toString('base64');
  app.addHook('preHandler', async (request, reply) =>
    request.headers.authorization === \`Basic \${expected}\` ? undefined : refuse(reply),
  );
}
`;
