// A titled part of a card. Two cards can stand side by side: ids are made anew, and a part is a
// group, as eight landmarks to a card would lead nobody.
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

export function Part({ title, name, children }: { title: string; name?: string; children: ComponentChildren }) {
  const id = useId();
  return (
    <div class={name} role="group" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </div>
  );
}
