import { LightningElement, api } from 'lwc';

/** Before a capital after a small letter, after an underscore or a slash, before a dot with a name or a colon with a port. */
const breaks = /(?<=[a-z\d])(?=[A-Z])|(?<=_)(?=[^_])|(?=[.][A-Za-z])|(?=:\d)|(?<=[^/]\/)(?=[^/])|(?<=\/\/)/;

/** A name or an address that breaks between its words when it has to. It is copied and found as one text. */
export default class HubIdentifier extends LightningElement {
  @api value: string | null | undefined = null;

  get parts(): readonly { key: string; text: string }[] {
    return (this.value ?? '').split(breaks).map((text, index) => ({ key: String(index), text }));
  }
}
