import { FakeOrg } from './fake-org.ts';

const xml = (type: string, body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${type} xmlns="http://soap.sforce.com/2006/04/metadata">${body}</${type}>`;

/** An org with one app, one tab and one component that calls Apex, wires Apex, shows a toast and listens to events. */
export async function deskOrg(): Promise<FakeOrg> {
  const org = new FakeOrg();
  org.labels['Desk_Title'] = 'Desk <of> Ada';
  org.tabs = ['Desk', 'Question'];
  org.apex['Desk.count'] = { cacheable: true };
  org.apex['Desk.add'] = { cacheable: false };
  org.metadata = {
    CustomApplication: { Office: xml('CustomApplication', '<label>Office</label><tabs>Desk</tabs><tabs>Safe</tabs>') },
    CustomTab: {
      Desk: xml('CustomTab', '<flexiPage>Desk_Page</flexiPage><label>Desk</label>'),
      Question: xml('CustomTab', '<label>Question</label><lwcComponent>question</lwcComponent>'),
      Safe: xml('CustomTab', '<label>Safe</label><lwcComponent>desk</lwcComponent>'),
    },
    FlexiPage: {
      Desk_Page: xml(
        'FlexiPage',
        '<flexiPageRegions><itemInstances><componentInstance><componentInstanceProperties><name>size</name><value>3</value></componentInstanceProperties><componentName>c:desk</componentName></componentInstance></itemInstances><name>main</name><type>Region</type></flexiPageRegions><masterLabel>Desk</masterLabel>',
      ),
    },
    LightningComponentBundle: { desk: '<targetConfig><property name="size" type="Integer"/></targetConfig>' },
  };
  await org.addBundle('pile', {
    'pile.js':
      "import { LightningElement, api } from 'lwc';\nexport default class Pile extends LightningElement { @api label; }",
    'pile.html': '<template><span class="pile">{label}</span></template>',
  });
  await org.addBundle('ask', { 'ask.js': askScript, 'ask.html': askTemplate });
  await org.addBundle('question', { 'question.js': questionScript, 'question.html': questionTemplate });
  await org.addBundle('desk', { 'desk.js': deskScript, 'desk.html': deskTemplate });
  return org;
}

const deskScript = `
import { LightningElement, api, wire } from 'lwc';
import title from '@salesforce/label/c.Desk_Title';
import count from '@salesforce/apex/Desk.count';
import add from '@salesforce/apex/Desk.add';
import { refreshApex } from '@salesforce/apex';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { NavigationMixin, CurrentPageReference } from 'lightning/navigation';
import { subscribe } from 'lightning/empApi';
export default class Desk extends NavigationMixin(LightningElement) {
  @api size;
  title = title;
  result = '';
  event = '';
  @wire(count, { of: '$size' }) counted;
  @wire(CurrentPageReference) page;
  get count() { return this.counted?.data ?? 'none'; }
  get tab() { return this.page?.attributes?.apiName; }
  connectedCallback() { subscribe('/event/Desk__e', -1, (message) => { this.event = message.data.payload.Text__c; }); }
  async handleAdd() {
    try {
      this.result = await add({ name: 'a' });
      await refreshApex(this.counted);
      this.dispatchEvent(new ShowToastEvent({ title: 'Added', variant: 'success' }));
    } catch (error) {
      this.result = JSON.stringify(error);
    }
  }
  async handleMany() {
    const answers = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((n) => add({ name: String(n) })));
    this.result = answers.join(',');
  }
}`;
const deskTemplate = `<template>
<lightning-card title={title} icon-name="utility:desktop">
<c-pile label={count}></c-pile>
<p class="tab">{tab}</p><p class="result">{result}</p><p class="event">{event}</p>
<lightning-button label="Add" onclick={handleAdd}></lightning-button>
<lightning-button label="Many" onclick={handleMany}></lightning-button>
</lightning-card></template>`;

const askScript = `
import LightningModal from 'lightning/modal';
export default class Ask extends LightningModal {
  handleYes() { this.close('answered yes'); }
}`;
const askTemplate = `<template>
<lightning-modal-header label="Question"></lightning-modal-header>
<lightning-modal-body>Shall it be so?</lightning-modal-body>
<lightning-modal-footer><lightning-button label="Yes" onclick={handleYes}></lightning-button></lightning-modal-footer>
</template>`;
const questionScript = `
import { LightningElement } from 'lwc';
import Toast from 'lightning/toast';
import LightningConfirm from 'lightning/confirm';
import Ask from 'c/ask';
export default class Question extends LightningElement {
  answer = '';
  async handleAsk() { this.answer = await Ask.open({ size: 'small' }); }
  async handleConfirm() { this.answer = 'confirmed ' + (await LightningConfirm.open({ message: 'Really?', label: 'Sure' })); }
  handleToast() { Toast.show({ label: 'A toast', variant: 'success' }, this); }
}`;
const questionTemplate = `<template><p class="answer">{answer}</p>
<lightning-button label="Ask" onclick={handleAsk}></lightning-button>
<lightning-button label="Confirm" onclick={handleConfirm}></lightning-button>
<lightning-button label="Toast" onclick={handleToast}></lightning-button></template>`;
