// "Why?": one history told, and for each of its decisions the reasons, down to the last number.
import '../why/why.css';
import { openCard, pinned } from '../state';
import { DecisionCard } from '../why/card';
import { Guide } from '../why/guide';
import { HistoryView } from '../why/history';
import { Partings } from '../why/parting';

export function Why() {
  return (
    <div class={`why${openCard.value ? ' why-opened' : ''}`}>
      {pinned.value && <div class="why-parting"><Partings /></div>}
      <div class="why-history"><HistoryView /></div>
      <div class="why-card">{openCard.value ? <DecisionCard /> : <Guide />}</div>
    </div>
  );
}
