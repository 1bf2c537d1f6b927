export const ShowToastEventName = 'lightning__showtoast';

export interface ToastMessage {
  readonly title: string;
  readonly message?: string;
  readonly messageData?: readonly (string | { readonly url: string; readonly label: string })[];
  readonly variant?: 'info' | 'success' | 'warning' | 'error';
  readonly mode?: 'dismissible' | 'dismissable' | 'pester' | 'sticky';
}

/** Asks the page for a toast: `dispatchEvent(new ShowToastEvent({ title, message, variant, mode }))`. */
export class ShowToastEvent extends CustomEvent<ToastMessage> {
  constructor(toast: ToastMessage) {
    super(ShowToastEventName, { composed: true, cancelable: true, bubbles: true, detail: toast });
  }
}
