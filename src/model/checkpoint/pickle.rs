//! The part of Python's pickle that `torch.save` writes for tensors in dictionaries, read as data.
//!
//! Nothing is ever executed: a pickle's instructions to call something become a [`Value::Call`] that names it,
//! and only what makes a tensor is understood ([`super::torch`]). The kept readers (`pytorch-reader`,
//! `burn-store`) read paths, and a browser has none.
//!
//! # Source
//! `CPython` `Lib/pickletools.py` for the opcodes.

use std::collections::HashMap;
use std::rc::Rc;

/// The most values one pickle may build: a large checkpoint's has some ten thousand.
const MAX_VALUES: usize = 1 << 20;
/// The most bytes one pickle may take.
const MAX_BYTES: usize = 64 << 20;

/// How deep values may lie in each other.
const MAX_DEPTH: usize = 100;

/// What a pickle builds.
#[derive(Debug, Clone)]
pub(super) enum Value {
    /// `None`, numbers that are not whole, byte strings: nothing a tensor is made of.
    Other,
    Bool(bool),
    Int(i64),
    Text(Rc<str>),
    List(Rc<Values>),
    /// Keys and values in turn.
    Dict(Rc<Values>),
    /// `module.name`
    Global(Rc<str>),
    /// A callable and its arguments, not called.
    Call(Rc<str>, Rc<Values>),
    /// What lies outside the pickle.
    Outside(Rc<Values>),
}

/// Values in a value, and how deep they go: dropping what is nested without end would exhaust the stack.
#[derive(Debug, Clone, Default)]
pub(super) struct Values {
    items: Vec<Value>,
    depth: usize,
}

impl Values {
    fn new(items: Vec<Value>) -> Result<Rc<Self>, String> {
        let mut values = Self::default();
        values.extend(items)?;
        Ok(Rc::new(values))
    }

    fn extend(&mut self, mut more: Vec<Value>) -> Result<(), String> {
        let deepest = more.iter().map(Value::depth).max().unwrap_or(0);
        self.depth = self.depth.max(deepest + 1);
        if self.depth > MAX_DEPTH {
            return Err("its table of contents is nested without end".to_owned());
        }
        self.items.append(&mut more);
        Ok(())
    }
}

impl Value {
    fn depth(&self) -> usize {
        match self {
            Self::List(values)
            | Self::Dict(values)
            | Self::Call(_, values)
            | Self::Outside(values) => values.depth,
            _ => 0,
        }
    }

    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn count(&self) -> Option<usize> {
        match self {
            Self::Int(int) => usize::try_from(*int).ok(),
            _ => None,
        }
    }

    pub(super) fn list(&self) -> Option<&[Value]> {
        match self {
            Self::List(values) | Self::Outside(values) => Some(&values.items),
            _ => None,
        }
    }

    /// A dictionary's keys and values.
    pub(super) fn pairs(&self) -> Option<impl Iterator<Item = (&Value, &Value)>> {
        match self {
            Self::Dict(values) => {
                let (pairs, _) = values.items.as_chunks::<2>();
                Some(pairs.iter().map(|[key, value]| (key, value)))
            }
            _ => None,
        }
    }

    /// What is called, and with what.
    pub(super) fn call(&self) -> Option<(&str, &[Value])> {
        match self {
            Self::Call(name, arguments) => Some((name, &arguments.items)),
            _ => None,
        }
    }

    pub(super) fn global(&self) -> Option<&str> {
        match self {
            Self::Global(name) => Some(name),
            _ => None,
        }
    }
}

/// Reads one pickle; also how many bytes it took.
pub(super) fn read(bytes: &[u8]) -> Result<(Value, usize), String> {
    let mut machine = Machine {
        bytes: &bytes[..bytes.len().min(MAX_BYTES)],
        at: 0,
        stack: Vec::new(),
        marks: Vec::new(),
        memo: HashMap::new(),
        values: 0,
    };
    let value = machine.run()?;
    Ok((value, machine.at))
}

struct Machine<'a> {
    bytes: &'a [u8],
    at: usize,
    stack: Vec<Value>,
    /// Where on the stack each mark is.
    marks: Vec<usize>,
    memo: HashMap<u32, Value>,
    values: usize,
}

impl Machine<'_> {
    #[expect(
        clippy::too_many_lines,
        reason = "one arm for each instruction, as in the format's own table"
    )]
    fn run(&mut self) -> Result<Value, String> {
        loop {
            let opcode = self.byte()?;
            match opcode {
                b'.' => return self.pop(),
                0x80 => _ = self.byte()?,  // PROTO
                0x95 => _ = self.take(8)?, // FRAME
                b'(' => self.marks.push(self.stack.len()),
                b'0' => _ = self.pop()?,
                b'2' => self.push(self.top()?.clone())?,
                // None, booleans, numbers, texts
                b'N' => self.push(Value::Other)?,
                0x88 => self.push(Value::Bool(true))?,
                0x89 => self.push(Value::Bool(false))?,
                b'K' => {
                    let int = self.byte()?.into();
                    self.push(Value::Int(int))?;
                }
                b'M' => {
                    let int = u16::from_le_bytes(self.array()?).into();
                    self.push(Value::Int(int))?;
                }
                b'J' => {
                    let int = i32::from_le_bytes(self.array()?).into();
                    self.push(Value::Int(int))?;
                }
                0x8a => self.long()?,
                b'G' => {
                    self.take(8)?;
                    self.push(Value::Other)?;
                }
                b'X' => {
                    let length = self.length()?;
                    self.text(length)?;
                }
                0x8c => {
                    let length = self.byte()?.into();
                    self.text(length)?;
                }
                // Byte strings: Python 2 has its texts in them.
                b'T' => {
                    let length = self.length()?;
                    self.bytes_or_text(length)?;
                }
                b'U' => {
                    let length = self.byte()?.into();
                    self.bytes_or_text(length)?;
                }
                b'B' => {
                    let length = self.length()?;
                    self.take(length)?;
                    self.push(Value::Other)?;
                }
                b'C' => {
                    let length = self.byte()?.into();
                    self.take(length)?;
                    self.push(Value::Other)?;
                }
                // Tuples and lists
                b')' | b']' | 0x8f => self.push(Value::List(Rc::default()))?,
                b't' | b'l' | 0x91 => {
                    let values = self.since_mark()?;
                    self.push(Value::List(Values::new(values)?))?;
                }
                0x85..=0x87 => {
                    let start = self
                        .stack
                        .len()
                        .checked_sub(usize::from(opcode - 0x84))
                        .ok_or("a tuple of more than there is")?;
                    let values = self.stack.split_off(start);
                    self.push(Value::List(Values::new(values)?))?;
                }
                b'a' => {
                    let value = self.pop()?;
                    self.append(vec![value])?;
                }
                b'e' | 0x90 => {
                    let values = self.since_mark()?;
                    self.append(values)?;
                }
                // Dictionaries
                b'}' => self.push(Value::Dict(Rc::default()))?,
                b'd' => {
                    let pairs = self.pairs()?;
                    self.push(Value::Dict(Values::new(pairs)?))?;
                }
                b's' => {
                    let value = self.pop()?;
                    let key = self.pop()?;
                    self.set_items(vec![key, value])?;
                }
                b'u' => {
                    let pairs = self.pairs()?;
                    self.set_items(pairs)?;
                }
                // Memory
                b'q' => {
                    let index = self.byte()?.into();
                    self.remember(index)?;
                }
                b'r' => {
                    let index = u32::from_le_bytes(self.array()?);
                    self.remember(index)?;
                }
                0x94 => {
                    let index = u32::try_from(self.memo.len()).map_err(|_| "too many memories")?;
                    self.remember(index)?;
                }
                b'h' => {
                    let index = self.byte()?.into();
                    self.recall(index)?;
                }
                b'j' => {
                    let index = u32::from_le_bytes(self.array()?);
                    self.recall(index)?;
                }
                // Names of things, calls that are not made, what lies outside
                b'c' => {
                    let name = format!("{}.{}", self.line()?, self.line()?);
                    self.push(Value::Global(name.into()))?;
                }
                0x93 => {
                    let (name, module) = (self.pop()?, self.pop()?);
                    let (Some(module), Some(name)) = (module.text(), name.text()) else {
                        return Err("a name that is no text".to_owned());
                    };
                    let name = format!("{module}.{name}");
                    self.push(Value::Global(name.into()))?;
                }
                b'R' | 0x81 => self.call()?,
                b'b' => self.build()?,
                b'Q' => {
                    let Value::List(id) = self.pop()? else {
                        return Err("something outside that is not named by a tuple".to_owned());
                    };
                    self.push(Value::Outside(id))?;
                }
                other => {
                    return Err(format!(
                        "the instruction 0x{other:02x}, which no tensor needs"
                    ));
                }
            }
        }
    }

    fn byte(&mut self) -> Result<u8, String> {
        let [byte] = self.array()?;
        Ok(byte)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], String> {
        let bytes = self.take(N)?;
        <[u8; N]>::try_from(bytes).map_err(|error| error.to_string())
    }

    fn take(&mut self, count: usize) -> Result<&[u8], String> {
        let end = self
            .at
            .checked_add(count)
            .filter(|end| *end <= self.bytes.len())
            .ok_or("it ends in the middle of its table of contents")?;
        let taken = &self.bytes[self.at..end];
        self.at = end;
        Ok(taken)
    }

    fn length(&mut self) -> Result<usize, String> {
        usize::try_from(u32::from_le_bytes(self.array()?)).map_err(|error| error.to_string())
    }

    fn line(&mut self) -> Result<String, String> {
        let rest = &self.bytes[self.at..];
        let end = rest
            .iter()
            .take(1024)
            .position(|byte| *byte == b'\n')
            .ok_or("a name without an end")?;
        self.at += end + 1;
        String::from_utf8(rest[..end].to_vec()).map_err(|error| error.to_string())
    }

    fn text(&mut self, length: usize) -> Result<(), String> {
        let text = std::str::from_utf8(self.take(length)?).map_err(|error| error.to_string())?;
        let text = Rc::from(text);
        self.push(Value::Text(text))
    }

    fn bytes_or_text(&mut self, length: usize) -> Result<(), String> {
        let value = std::str::from_utf8(self.take(length)?)
            .map_or(Value::Other, |text| Value::Text(text.into()));
        self.push(value)
    }

    /// A whole number of any length; one too long for us is nothing a tensor is made of.
    fn long(&mut self) -> Result<(), String> {
        let length = self.byte()?.into();
        let bytes = self.take(length)?;
        let fill = if bytes.last().is_some_and(|last| last & 0x80 != 0) {
            0xff
        } else {
            0
        };
        let mut wide = [fill; 8];
        let value = match wide.get_mut(..length) {
            Some(low) => {
                low.copy_from_slice(bytes);
                Value::Int(i64::from_le_bytes(wide))
            }
            None => Value::Other,
        };
        self.push(value)
    }

    fn push(&mut self, value: Value) -> Result<(), String> {
        self.values += 1;
        within(self.values)?;
        self.stack.push(value);
        Ok(())
    }

    fn top(&self) -> Result<&Value, String> {
        self.stack
            .last()
            .ok_or_else(|| "nothing to take".to_owned())
    }

    fn pop(&mut self) -> Result<Value, String> {
        self.stack.pop().ok_or_else(|| "nothing to take".to_owned())
    }

    fn since_mark(&mut self) -> Result<Vec<Value>, String> {
        let mark = self
            .marks
            .pop()
            .filter(|mark| *mark <= self.stack.len())
            .ok_or("a group without a beginning")?;
        Ok(self.stack.split_off(mark))
    }

    fn remember(&mut self, index: u32) -> Result<(), String> {
        let value = self.top()?.clone();
        self.memo.insert(index, value);
        Ok(())
    }

    fn recall(&mut self, index: u32) -> Result<(), String> {
        let value = self.memo.get(&index).cloned();
        self.push(value.ok_or("a memory of nothing")?)
    }

    fn append(&mut self, values: Vec<Value>) -> Result<(), String> {
        match self.stack.last_mut() {
            Some(Value::List(list)) => extend(list, values, &mut self.values),
            Some(Value::Other | Value::Call(..)) => Ok(()),
            _ => Err("a list's content without a list".to_owned()),
        }
    }

    fn set_items(&mut self, pairs: Vec<Value>) -> Result<(), String> {
        match self.stack.last_mut() {
            Some(Value::Dict(dict)) => extend(dict, pairs, &mut self.values),
            Some(Value::Other | Value::Call(..)) => Ok(()),
            _ => Err("a dictionary's content without a dictionary".to_owned()),
        }
    }

    /// Keys and values since the mark, in turn.
    fn pairs(&mut self) -> Result<Vec<Value>, String> {
        let pairs = self.since_mark()?;
        if pairs.len() % 2 == 1 {
            return Err("a key without a value".to_owned());
        }
        Ok(pairs)
    }

    fn call(&mut self) -> Result<(), String> {
        let arguments = self.pop()?;
        let callable = self.pop()?;
        let value = match (callable, arguments) {
            (Value::Global(name), _) if &*name == "collections.OrderedDict" => {
                Value::Dict(Rc::default())
            }
            (Value::Global(name), Value::List(arguments)) => Value::Call(name, arguments),
            _ => Value::Other,
        };
        self.push(value)
    }

    /// State for an object: an ordered dictionary's attributes and a module's are of no interest.
    fn build(&mut self) -> Result<(), String> {
        self.pop()?;
        self.top().map(|_| ())
    }
}

/// Adds to values that a memory may hold too: then they are copied, which counts as making them anew.
fn extend(values: &mut Rc<Values>, more: Vec<Value>, made: &mut usize) -> Result<(), String> {
    if Rc::strong_count(values) > 1 {
        *made += values.items.len();
        within(*made)?;
    }
    Rc::make_mut(values).extend(more)
}

fn within(made: usize) -> Result<(), String> {
    if made > MAX_VALUES {
        return Err("its table of contents is far longer than any model's".to_owned());
    }
    Ok(())
}
