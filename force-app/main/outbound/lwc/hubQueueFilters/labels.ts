import filterAge from '@salesforce/label/c.Hub_Queue_Filter_Age';
import filterIntegration from '@salesforce/label/c.Hub_Queue_Filter_Integration';
import filterState from '@salesforce/label/c.Hub_Queue_Filter_State';
import filterText from '@salesforce/label/c.Hub_Queue_Filter_Text';
import filters from '@salesforce/label/c.Hub_Queue_Filters';

/** Texts of this component. */
export const text = {
  filterAge,
  filterIntegration,
  filterState,
  filterText,
  filters,
};
