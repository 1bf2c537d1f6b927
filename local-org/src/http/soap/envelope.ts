import { child, escapeXml, parseXml, textOf, type XmlNode } from './xml.ts';
import { ApiError } from '../errors.ts';

export type SoapKind = 'm' | 's' | 'u' | 'c' | 'T';

const NAMESPACES: Readonly<Record<SoapKind, string>> = {
  m: 'http://soap.sforce.com/2006/04/metadata',
  s: 'http://soap.sforce.com/2006/08/apex',
  u: 'urn:partner.soap.sforce.com',
  c: 'urn:enterprise.soap.sforce.com',
  T: 'urn:tooling.soap.sforce.com',
};

const FAULT_NAMESPACES: Readonly<Record<SoapKind, string>> = {
  ...NAMESPACES,
  u: 'urn:fault.partner.soap.sforce.com',
  c: 'urn:fault.enterprise.soap.sforce.com',
  T: 'urn:fault.tooling.soap.sforce.com',
};

export interface SoapRequest {
  readonly operation: string;
  readonly arguments: XmlNode;
  readonly header: XmlNode | undefined;
  readonly sessionId: string | undefined;
}

export function readEnvelope(source: string): SoapRequest {
  const envelope = child(parseXml(source), 'Envelope');
  const operation = child(envelope, 'Body')?.children[0];
  if (!operation) throw new ApiError(500, 'soapenv:Client', 'The SOAP message has no body with an operation');
  const header = child(envelope, 'Header');
  return {
    operation: operation.name,
    arguments: operation,
    header,
    sessionId: textOf(child(header, 'SessionHeader'), 'sessionId'),
  };
}

/** The CLI looks for the literal prefix `soapenv`, so answers carry it. */
export function answerEnvelope(kind: SoapKind, operation: string, inner: string, header = ''): string {
  return envelope(
    `xmlns="${NAMESPACES[kind]}"`,
    `${header ? `<soapenv:Header>${header}</soapenv:Header>` : ''}<soapenv:Body><${operation}Response>${inner}</${operation}Response></soapenv:Body>`,
  );
}

export function faultEnvelope(code: string, message: string, path: string): string {
  const kind = (/^\/services\/Soap\/(\w)/.exec(path)?.[1] ?? 'u') as SoapKind;
  const namespace = FAULT_NAMESPACES[kind] ?? NAMESPACES.u;
  const qualified = code.includes(':') ? code : `sf:${code}`;
  const text = code.includes(':') ? message : `${code}: ${message}`;
  return envelope(
    `xmlns:sf="${namespace}"`,
    `<soapenv:Body><soapenv:Fault><faultcode>${qualified}</faultcode><faultstring>${escapeXml(text)}</faultstring></soapenv:Fault></soapenv:Body>`,
  );
}

function envelope(namespaces: string, content: string): string {
  return (
    '<?xml version="1.0" encoding="UTF-8"?>' +
    `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" ${namespaces} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
    `${content}</soapenv:Envelope>`
  );
}
