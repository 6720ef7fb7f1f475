// Which world: scenario, theory, arm, seed; and a scenario of one's own, dropped or opened.
import { useEffect, useState } from 'preact/hooks';
import { t, tOr } from '../i18n';
import { engine } from '../engine/engine';
import { choice, plainChoice, world } from '../state';
import { ownScenarios, readScenario } from './own_scenario';
import { chooseArm, chooseSeed, chooseVariant } from './moves';

function Scenarios() {
  const [list, setList] = useState<{ id: string; title: string; question: string }[]>([]);
  useEffect(() => { void engine().scenarios().then(setList); }, [ownScenarios.value]);
  return (
    <label class="picker-row"><span>{t('app.scenario')}</span>
      <select value={choice.value.scenario}
        onChange={(e) => { choice.value = { ...plainChoice(e.currentTarget.value), seed: choice.value.seed }; }}>
        {list.map((s) => <option key={s.id} value={s.id} title={s.question}>
          {tOr(`data.scenario.${s.id}.title`, s.title)}</option>)}
      </select>
    </label>
  );
}

export function Picker() {
  const info = world.value;
  return (
    <div class="picker">
      <Scenarios />
      {info && <>
        <label class="picker-row"><span>{t('app.theory')}</span>
          <select value={choice.value.variant} onChange={(e) => chooseVariant(e.currentTarget.value)}>
            {info.variants.map((v) => <option key={v.id} value={v.id}
              title={v.source}>{tOr(`data.variant.${v.id}`, v.id)}</option>)}
          </select>
        </label>
        <p class="small quiet picker-note">
          {tOr(`data.variant-note.${choice.value.variant}`,
            info.variants.find((v) => v.id === choice.value.variant)?.label ?? '')}</p>
        <label class="picker-row"><span>{t('app.arm')}</span>
          <select value={choice.value.arm} onChange={(e) => chooseArm(e.currentTarget.value)}>
            <option value="">{t('app.arm-none')}</option>
            {info.arms.map((a) => <option key={a.id} value={a.id}>
              {tOr(`data.arm.${a.id}`, a.label)}</option>)}
          </select>
        </label>
        <label class="picker-row"><span title={t('app.seed-note')}>{t('app.seed')}</span>
          <input type="number" min={0} step={1} value={choice.value.seed}
            onChange={(e) => chooseSeed(Math.max(0, Math.trunc(e.currentTarget.valueAsNumber) || 0))} />
        </label>
      </>}
      <label class="button picker-file">{t('app.open-file')}
        <input type="file" accept=".toml" class="visually-hidden"
          onChange={(e) => {
            const file = e.currentTarget.files?.[0];
            if (file) void readScenario(file);
            e.currentTarget.value = '';
          }} />
      </label>
    </div>
  );
}
