// The end of an element of ours. Streamlit asks for it also when a newer word from Python was faster than an older one: the
// element is still in the page then, with what people are typing in it, and goes on.

const onceGone = (root, end) => () => { if (!root.host.isConnected) end(); };
