// Made by scripts/text.ts from zh-Hans; change the text there, or zh-hant-override.ts.
export default {
  question: '督導發現了什麼，整改了嗎？',
  answer: '{{all}} 個問題中 {{open}} 個未銷號，其中 {{late}} 個逾期，截至 {{time}}。',
  none: '還沒有督導問題。督導員到點位抽查或核實投訴後，在這裡登記問題、嚴重程度和整改期限；登記後責任轄區收到整改任務，整改、複查和銷號都記在這裡。',
  file: '登記問題',
  found: '{{by}} {{time}} 發現',
  severity: { minor: '一般', serious: '較重', critical: '嚴重' },
  status: { open: '待整改', rectified: '待複查', confirmed: '已銷號', reopened: '重新整改' },
  rectification: '整改：',
  recheck: '複查：',
  rectify: '報送整改',
  rectifyHint: '如何整改（至少三個字）',
  recheckHint: '複查所見（至少三個字）',
  confirm: '銷號',
  askAgain: '再改，限一天',
  field: { area: '轄區', severity: '程度', title: '問題', text: '所見', sector: '行業主管', rectifyBy: '整改時限' },
};
