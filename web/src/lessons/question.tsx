// Step 1: the question, and the theory behind it.
import { t } from '../i18n';
import { Step } from './steps';
import type { StepProps } from './steps';

export function Question({ lesson }: StepProps) {
  const of = `lessons.${lesson.id}`;
  return (
    <Step name="question" number={1}>
      <p class="lessons-question">{t(`${of}.question`)}</p>
      <p>{t(`${of}.theory`)}</p>
      <dl class="lessons-concepts">
        {lesson.concepts.map((id) => (
          <div key={id}>
            <dt>{t(`lessons.concept.${id}.name`)}</dt>
            <dd>{t(`lessons.concept.${id}.text`)}</dd>
          </div>
        ))}
      </dl>
      <p class="quiet">{t(`${of}.look`)}</p>
    </Step>
  );
}
