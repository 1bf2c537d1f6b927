/** Modules of the page that are neither base components nor bundles of the org: the client side of the platform. */
export const pageModules: Readonly<Record<string, string>> = {
  'lightning/navigation': 'navigation.ts',
  'lightning/platformShowToastEvent': 'show-toast-event.ts',
  'lightning/empApi': 'emp-api.ts',
  'lightning/messageService': 'message-service.ts',
  'lightning/uiRecordApi': 'ui-record-api.ts',
  'lightning/refresh': 'refresh.ts',
  'lightning/platformResourceLoader': 'resource-loader.ts',
  '@salesforce/apex': 'apex.ts',
  'page/apex': 'apex-method.ts',
  'page/boot': 'boot.ts',
  'page/main': 'main.ts',
};
