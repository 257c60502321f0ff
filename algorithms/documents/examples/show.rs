//! Shows what is read from a text.
fn main() {
    for file in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&file).unwrap();
        let draft = engawa_documents::read_text(&text);
        println!("== {file}: {}", draft.indicators.len());
        for node in &draft.plan.nodes {
            println!("  N {} {} <- {:?} {:?} L{}", node.id, node.label(), node.parents, node.departments, node.span.line);
        }
        for i in &draft.indicators {
            println!("  {} | {:?} | {:?}({:?}) -> {:?}({:?}) {}{} cum={} kind={:?} group={:?} dept={:?} path={:?} interim={:?} L{} c={}", i.name, i.unit, i.baseline_value, i.baseline_year, i.target_value, i.target_year, i.comparison, if i.strict {"!"} else {""}, i.cumulative, i.kind, i.group, i.owner, i.policy_path, i.interim.iter().map(|x| (x.value, x.year)).collect::<Vec<_>>(), i.span.line, i.confidence);
        }
    }
}
