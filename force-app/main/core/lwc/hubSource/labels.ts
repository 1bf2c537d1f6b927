import help from '@salesforce/label/c.Hub_Ui_Source_Help';
import missingRight from '@salesforce/label/c.Hub_Ui_Missing_Right';
import sourceOf from '@salesforce/label/c.Hub_Ui_Source_Of';
import unknownAge from '@salesforce/label/c.Hub_Ui_Unknown_Age';
import unreadable from '@salesforce/label/c.Hub_Ui_Unreadable';

/** Texts of this component. */
export const text = {
  help,
  missingRight,
  sourceOf,
  unknownAge,
  unreadable,
};
