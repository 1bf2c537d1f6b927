import atLeast from '@salesforce/label/c.Hub_Queue_Chart_At_Least';
import caption from '@salesforce/label/c.Hub_Queue_Chart_Caption';
import chart from '@salesforce/label/c.Hub_Queue_Chart';
import delivered from '@salesforce/label/c.Hub_Queue_Delivered_Short';
import enqueued from '@salesforce/label/c.Hub_Queue_Enqueued';
import failed from '@salesforce/label/c.Hub_Queue_Failed';
import fromTime from '@salesforce/label/c.Hub_Queue_Chart_From';
import minute from '@salesforce/label/c.Hub_Ui_When';
import now from '@salesforce/label/c.Hub_Queue_Chart_Now';
import quiet from '@salesforce/label/c.Hub_Queue_Chart_Quiet';
import summary from '@salesforce/label/c.Hub_Queue_Chart_Text';
import table from '@salesforce/label/c.Hub_Queue_Chart_Table';
import unit from '@salesforce/label/c.Hub_Queue_Chart_Unit';

/** Texts of this component. */
export const text = {
  atLeast,
  caption,
  chart,
  delivered,
  enqueued,
  failed,
  fromTime,
  minute,
  now,
  quiet,
  summary,
  table,
  unit,
};
