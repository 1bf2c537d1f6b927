import never from '@salesforce/label/c.Hub_Ui_Never';

/** Texts of this component. */
export const text = {
  never,
};
