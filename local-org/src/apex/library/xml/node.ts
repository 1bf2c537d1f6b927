import { ApexList, IllegalArgumentException, nullPointer, typeOf, XmlException } from '../../runtime/index.ts';
import type { ApexEnum } from '../../runtime/index.ts';
import { constant } from '../define.ts';
import XmlNodeType from '../Dom/XmlNodeType.ts';
import { escapeAttribute, escapeText } from './escape.ts';

export type NodeKind = 'ELEMENT' | 'TEXT' | 'COMMENT';
interface Attribute {
  readonly name: string;
  readonly namespace: string | null;
  readonly prefix: string | null;
  value: string;
}

/** Dom.XmlNode */
export class ApexXmlNode {
  readonly kind: NodeKind;
  readonly name: string | null;
  readonly namespace: string | null;
  readonly prefix: string | null;
  text: string;
  parent: ApexXmlNode | null = null;
  readonly children: ApexXmlNode[] = [];
  readonly attributes: Attribute[] = [];
  /** prefix (empty for the default) to namespace, as declared here */
  readonly declared = new Map<string, string>();

  constructor(
    kind: NodeKind,
    name: string | null,
    namespace: string | null = null,
    prefix: string | null = null,
    text = '',
  ) {
    this.kind = kind;
    this.name = name;
    this.namespace = namespace === '' ? null : namespace;
    this.prefix = prefix === '' ? null : prefix;
    this.text = text;
    if (this.namespace !== null) this.declared.set(this.prefix ?? '', this.namespace);
  }
  append(child: ApexXmlNode): ApexXmlNode {
    if (this.kind !== 'ELEMENT') throw new XmlException('Only elements have children');
    child.parent = this;
    this.children.push(child);
    return child;
  }

  addchildelement(name: string | null, namespace: string | null, prefix: string | null): ApexXmlNode {
    return this.append(new ApexXmlNode('ELEMENT', name ?? nullPointer(), namespace, prefix));
  }
  addtextnode(text: string | null): ApexXmlNode {
    return this.append(new ApexXmlNode('TEXT', null, null, null, text ?? nullPointer()));
  }
  addcommentnode(text: string | null): ApexXmlNode {
    return this.append(new ApexXmlNode('COMMENT', null, null, null, text ?? nullPointer()));
  }
  insertbefore(node: ApexXmlNode | null, reference: ApexXmlNode | null): ApexXmlNode {
    const child = node ?? nullPointer();
    const at = reference === null ? this.children.length : this.children.indexOf(reference);
    if (at < 0) throw new XmlException('The reference node is not a child of this node');
    child.parent?.removechild(child);
    this.children.splice(at, 0, child);
    child.parent = this;
    return child;
  }
  removechild(node: ApexXmlNode | null): boolean {
    const at = this.children.indexOf(node ?? nullPointer());
    if (at < 0) return false;
    this.children.splice(at, 1);
    node!.parent = null;
    return true;
  }

  #attribute(name: string | null, namespace: string | null): Attribute | undefined {
    const wanted = name ?? nullPointer();
    return this.attributes.find(
      (attribute) => attribute.name === wanted && (attribute.namespace ?? '') === (namespace ?? ''),
    );
  }
  getattribute(name: string | null, namespace: string | null): string | null {
    return this.#attribute(name, namespace)?.value ?? null;
  }
  getattributevalue(name: string | null, namespace: string | null): string | null {
    return this.getattribute(name, namespace);
  }
  getattributevaluens(name: string | null, namespace: string | null): string | null {
    return this.#attribute(name, namespace)?.namespace ?? null;
  }
  getattributecount(): number {
    return this.attributes.length;
  }
  #attributeAt(index: number | null): Attribute {
    const found = this.attributes[index ?? nullPointer()];
    if (!found) throw new IllegalArgumentException(`Attribute index out of bounds: ${index}`);
    return found;
  }
  getattributekeyat(index: number | null): string {
    return this.#attributeAt(index).name;
  }
  getattributekeynsat(index: number | null): string | null {
    return this.#attributeAt(index).namespace;
  }
  setattribute(name: string | null, value: string | null): null {
    return this.setattributens(name, value, null, null);
  }
  setattributens(name: string | null, value: string | null, namespace: string | null, prefix: string | null): null {
    const found = this.#attribute(name, namespace);
    if (found) found.value = value ?? nullPointer();
    else this.attributes.push({ name: name ?? nullPointer(), namespace, prefix, value: value ?? nullPointer() });
    if (namespace && prefix) this.declared.set(prefix, namespace);
    return null;
  }
  removeattribute(name: string | null, namespace: string | null): boolean {
    const found = this.#attribute(name, namespace);
    if (found) this.attributes.splice(this.attributes.indexOf(found), 1);
    return found !== undefined;
  }
  setnamespace(prefix: string | null, namespace: string | null): null {
    this.declared.set(prefix ?? '', namespace ?? nullPointer());
    return null;
  }
  getnamespacefor(prefix: string | null): string | null {
    return this.declared.get(prefix ?? '') ?? this.parent?.getnamespacefor(prefix) ?? null;
  }
  getprefixfor(namespace: string | null): string | null {
    for (const [prefix, declared] of this.declared) if (declared === namespace) return prefix;
    return this.parent?.getprefixfor(namespace) ?? null;
  }

  /** the first of this name; an empty or null namespace means none */
  getchildelement(name: string | null, namespace: string | null): ApexXmlNode | null {
    const wanted = name ?? nullPointer();
    return (
      this.#elements().find((child) => child.name === wanted && (child.namespace ?? '') === (namespace ?? '')) ?? null
    );
  }
  #elements(): ApexXmlNode[] {
    return this.children.filter((child) => child.kind === 'ELEMENT');
  }
  getchildelements(): ApexList {
    return new ApexList(typeOf('List', [typeOf('Dom.XmlNode')]), this.#elements());
  }
  getchildren(): ApexList {
    return new ApexList(typeOf('List', [typeOf('Dom.XmlNode')]), [...this.children]);
  }
  getname(): string | null {
    return this.name;
  }
  getnamespace(): string | null {
    return this.namespace;
  }
  getnodetype(): ApexEnum {
    return constant(XmlNodeType, this.kind);
  }
  getparent(): ApexXmlNode | null {
    return this.parent;
  }
  /** own text; of an element, that of its text children */
  gettext(): string {
    if (this.kind !== 'ELEMENT') return this.text;
    return this.children.map((child) => (child.kind === 'TEXT' ? child.text : '')).join('');
  }

  toXml(): string {
    if (this.kind === 'TEXT') return escapeText(this.text);
    if (this.kind === 'COMMENT') return `<!--${this.text}-->`;
    const tag = this.prefix ? `${this.prefix}:${this.name}` : this.name!;
    const head = `<${tag}${this.#namespacesXml()}${this.attributes.map(attributeXml).join('')}`;
    if (this.children.length === 0) return `${head}/>`;
    return `${head}>${this.children.map((child) => child.toXml()).join('')}</${tag}>`;
  }
  #namespacesXml(): string {
    let out = '';
    for (const [prefix, namespace] of this.declared) {
      if (this.parent?.getnamespacefor(prefix) === namespace) continue;
      out += ` xmlns${prefix === '' ? '' : `:${prefix}`}="${escapeAttribute(namespace)}"`;
    }
    return out;
  }
  tostring(): string {
    return this.toString();
  }
  toString(): string {
    return this.kind === 'ELEMENT'
      ? `XMLNode[ELEMENT,${this.name},${this.namespace},${this.prefix},,null,]`
      : `XMLNode[${this.kind},null,null,null,null,null,${this.text},]`;
  }
}

function attributeXml(attribute: Attribute): string {
  const name = attribute.prefix ? `${attribute.prefix}:${attribute.name}` : attribute.name;
  return ` ${name}="${escapeAttribute(attribute.value)}"`;
}
