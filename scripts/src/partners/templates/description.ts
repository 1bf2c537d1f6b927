import type { PartnerPlan } from '../plan.ts';

/** The OpenAPI description that every answer of the simulator is checked against. */
export function description({ label, endpoint, healthPath, tokenEndpoint }: PartnerPlan): string {
  const path = new URL(endpoint).pathname.replace(/\/$/, '') + healthPath;
  return `openapi: 3.0.3
info: { title: '${label}', version: '1' }
paths:
  ${path}:
    get:
      responses:
        '200':
          description: how the partner is
          content:
            application/json:
              schema: { type: object, required: [status], properties: { status: { type: string } } }
        default:
          description: a refusal
          content:
            application/json:
              schema: { type: object, required: [message], properties: { message: { type: string } } }
${tokenEndpoint === null ? '' : tokenPath(new URL(tokenEndpoint).pathname)}`;
}

function tokenPath(path: string): string {
  return `  ${path}:
    post:
      responses:
        '200':
          description: a token
          content:
            application/json:
              schema:
                type: object
                required: [access_token, token_type, expires_in]
                properties:
                  { access_token: { type: string }, token_type: { enum: [Bearer] }, expires_in: { type: integer } }
        default:
          description: a refusal (RFC 6749, section 5.2)
          content:
            application/json:
              schema: { type: object, required: [error], properties: { error: { type: string } } }
`;
}
