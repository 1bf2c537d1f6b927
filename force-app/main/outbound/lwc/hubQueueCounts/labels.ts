import allOf from '@salesforce/label/c.Hub_Queue_Show_All_Of';
import caption from '@salesforce/label/c.Hub_Queue_Counts_Caption';
import counts from '@salesforce/label/c.Hub_Queue_Counts';
import deliveredHour from '@salesforce/label/c.Hub_Queue_Delivered_Hour';
import integration from '@salesforce/label/c.Hub_Queue_Integration';
import oldest from '@salesforce/label/c.Hub_Queue_Oldest_Of';
import showOf from '@salesforce/label/c.Hub_Queue_Show_Of';

/** Texts of this component. */
export const text = {
  allOf,
  caption,
  counts,
  deliveredHour,
  integration,
  oldest,
  showOf,
};
